/** A bare number is seconds to Ollama, and only where it is no text. */
export const keepAliveOf = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);
