/** Stands under every confirmation (conversation.md 8.3). */
export const HOW_TO_ANSWER = '✅ yes · ❌ no (or type it; 10 minutes)';
