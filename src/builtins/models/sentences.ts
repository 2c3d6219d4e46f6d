import { literal } from '../../core/reply.ts';
import { inLanguages } from '../../core/speech.ts';

type Op = 'create' | 'update' | 'remove';

const VERBS = { create: 'added', update: 'changed', remove: 'removed' } as const;
const VERBEN = { create: 'hinzugefügt', update: 'geändert', remove: 'entfernt' } as const;

/** Names come as Markdown; what goes into an error is plain text. */
export const say = inLanguages(
  {
    works: (name: string) => `✓ The key works (${name}).`,
    asksModel: (model: string, others: string, command: string) =>
      `I ask the model ${model} there. There are others (${others}): to choose one, say ${command}.`,
    removed: (name: string) =>
      `✅ Removed: your ${name} key. Nothing is sent with it any more. Say undo within 10 minutes to bring it back.`,
    thankYou: 'Thank you.',
    stopped: (company: string, off: string) =>
      `✅ I send nothing to ${company} any more. Your key stays; ${off} removes it.`,
    otherwise: (name: string) => `the ${name} key has changed in other ways`,

    askAdd: (name: string) => `Use this key for ${name}?`,
    askRemove: (name: string) => `Remove your ${name} key?\nI can bring it back for 10 minutes.`,
    askStop: (company: string) => `Send nothing to ${company} any more?`,
    mayI: (company: string, isForSentences: boolean) =>
      isForSentences
        ? `May I use it? When you say analyze, plan or review, I send your question and the tasks it needs to ${company}, with your key; and every sentence that neither my phrases nor a local model understand.`
        : `May I use it? When you say analyze, plan or review, I send your question and the tasks it needs to ${company}, with your key.`,
    mayIMore: (company: string) =>
      `May I also send every sentence that neither my phrases nor a local model understand to ${company}, with your key?`,
    replacedFirst: (off: string) =>
      `Secrets and other people's names are replaced first. why shows every text I sent; ${off} stops it.`,

    takenBack: (what: readonly string[]) => `↩️ Taken back: ${what.join(', ')}.`,
    thereAgain: (name: string) => `your ${name} key is there again`,
    goneAgain: (name: string) => `your ${name} key is removed`,
    oldAgain: (name: string) => `your old ${name} key is in its place again`,
    allowedAgain: (name: string) => `I may use your ${name} key again`,
    forbiddenAgain: (name: string) => `I may not use your ${name} key`,
    isGone: 'it is no longer there',
    staysRemoved: 'stays removed',
    isOther: 'it is another one now',
    staysOther: 'stays as it is now',
    otherUse: 'what I may use it for is another thing now',
    staysUse: 'stays as it is now',
    notThere: (name: string) => `the ${name} key is not there`,
    stillThere: (name: string) => `the ${name} key is still there`,
    asBefore: (name: string) => `the ${name} key is as before`,
    found: (name: string, op: Op) => `the ${name} key was ${VERBS[op]}.`,
    notFound: (name: string, op: Op) => `the ${name} key was not ${VERBS[op]}`,

    whichProvider: 'Whose key is it?',
    anEndpoint: 'another endpoint',
    sendKey: (company: string) =>
      `Send me your key for ${company}; I remove your message at once. Say cancel to stop.`,
    nameIt: 'What shall I call it? One word, like lab. Say cancel to stop.',
    noName: (name: string) => `“${name}” is taken, or no name. Say it again with another one.`,
    whereIs: (name: string) =>
      `Where is ${name}? Send me its address, with the path in front of /chat/completions. Say cancel to stop.`,
    noAddress:
      'That is no address I can use. Send me one like https://models.example.org/v1. Say cancel to stop.',
    noKey: (name: string) => `That is no key for ${name}.`,
    wholeKey: (command: string) => `say ${command} again with the whole key, in one line and without spaces.`,
    whichModel: (name: string) => `I do not know which model to ask at ${name}.`,
    withModel: (command: string) => `say ${command}.`,
    gone: 'That key is no longer there.',

    noKeys: `You have added no key. Say: ${literal('config claude <key>')}`,
    whichKey: 'Which key?',
    noSuchKey: `You have no key of that name. To see yours, say: ${literal('config models')}`,
    noneOfThatName: 'You have no key of that name. Which one?',
    keyIsWrong: (name: string, command: string) => `Your ${name} key does not work any more. Say: ${command}`,
    isAllowed: (name: string) => `I may use your ${name} key for that already.`,
    isForbidden: (name: string) => `I do not use your ${name} key.`,

    title: 'Your keys',
    wrongSince: (moment: string, command: string) =>
      `does not work any more since ${moment}. Say: ${command}`,
    worksForbidden: (command: string) => `works; I may not use it. To allow it, say: ${command}`,
    worksFor: (areSentencesToo: boolean) =>
      areSentencesToo
        ? 'works; used for analysis, and for sentences that nobody else understood'
        : 'works; used for analysis',
  },
  {
    de: {
      works: (name: string) => `✓ Der Schlüssel funktioniert (${name}).`,
      asksModel: (model: string, others: string, command: string) =>
        `Dort frage ich das Modell ${model}. Es gibt andere (${others}): um eines zu wählen, sag ${command}.`,
      removed: (name: string) =>
        `✅ Entfernt: dein Schlüssel für ${name}. Damit wird nichts mehr gesendet. Sag innerhalb von 10 Minuten „rückgängig“, um ihn zurückzuholen.`,
      thankYou: 'Danke.',
      stopped: (company: string, off: string) =>
        `✅ Ich sende nichts mehr an ${company}. Dein Schlüssel bleibt; ${off} entfernt ihn.`,
      otherwise: (name: string) => `der Schlüssel für ${name} hat sich sonst geändert`,

      askAdd: (name: string) => `Diesen Schlüssel für ${name} nehmen?`,
      askRemove: (name: string) =>
        `Deinen Schlüssel für ${name} entfernen?\nIch kann ihn 10 Minuten lang zurückholen.`,
      askStop: (company: string) => `Nichts mehr an ${company} senden?`,
      mayI: (company: string, isForSentences: boolean) =>
        isForSentences
          ? `Darf ich deinen Schlüssel benutzen? Wenn du um eine Analyse, einen Plan oder einen Rückblick bittest, sende ich deine Frage und die nötigen Aufgaben damit an ${company}; und jeden Satz, den weder meine Sätze noch ein lokales Modell verstehen.`
          : `Darf ich deinen Schlüssel benutzen? Wenn du um eine Analyse, einen Plan oder einen Rückblick bittest, sende ich deine Frage und die nötigen Aufgaben damit an ${company}.`,
      mayIMore: (company: string) =>
        `Darf ich auch jeden Satz, den weder meine Sätze noch ein lokales Modell verstehen, mit deinem Schlüssel an ${company} senden?`,
      replacedFirst: (off: string) =>
        `Geheimnisse und Namen anderer werden vorher ersetzt. „warum“ zeigt jeden gesendeten Text; ${off} beendet es.`,

      takenBack: (what: readonly string[]) => `↩️ Zurückgenommen: ${what.join(', ')}.`,
      thereAgain: (name: string) => `dein Schlüssel für ${name} ist wieder da`,
      goneAgain: (name: string) => `dein Schlüssel für ${name} ist wieder weg`,
      oldAgain: (name: string) => `für ${name} gilt wieder dein alter Schlüssel`,
      allowedAgain: (name: string) => `ich darf deinen Schlüssel für ${name} wieder benutzen`,
      forbiddenAgain: (name: string) => `ich darf deinen Schlüssel für ${name} nicht benutzen`,
      isGone: 'er ist nicht mehr da',
      staysRemoved: 'bleibt entfernt',
      isOther: 'es ist jetzt ein anderer',
      staysOther: 'bleibt, wie er jetzt ist',
      otherUse: 'er ist jetzt für etwas anderes erlaubt',
      staysUse: 'bleibt, wie er jetzt ist',
      notThere: (name: string) => `der Schlüssel für ${name} ist nicht da`,
      stillThere: (name: string) => `der Schlüssel für ${name} ist noch da`,
      asBefore: (name: string) => `der Schlüssel für ${name} ist wie vorher`,
      found: (name: string, op: Op) => `der Schlüssel für ${name} wurde ${VERBEN[op]}.`,
      notFound: (name: string, op: Op) => `der Schlüssel für ${name} wurde nicht ${VERBEN[op]}`,

      whichProvider: 'Von wem ist der Schlüssel?',
      anEndpoint: 'ein anderer Endpunkt',
      sendKey: (company: string) =>
        `Schick mir deinen Schlüssel für ${company}; ich entferne deine Nachricht sofort. Sag „abbrechen“, um aufzuhören.`,
      nameIt: 'Wie soll ich ihn nennen? Ein Wort, etwa labor. Sag „abbrechen“, um aufzuhören.',
      noName: (name: string) =>
        `„${name}“ ist vergeben, oder kein Name. Sag es noch einmal mit einem anderen.`,
      whereIs: (name: string) =>
        `Wo ist ${name}? Schick mir die Adresse, mit dem Pfad vor /chat/completions. Sag „abbrechen“, um aufzuhören.`,
      noAddress:
        'Das ist keine Adresse, mit der ich etwas anfangen kann. Schick mir eine wie https://models.example.org/v1. Sag „abbrechen“, um aufzuhören.',
      noKey: (name: string) => `Das ist kein Schlüssel für ${name}.`,
      wholeKey: (command: string) =>
        `sag ${command} noch einmal mit dem ganzen Schlüssel, in einer Zeile und ohne Leerzeichen.`,
      whichModel: (name: string) => `Ich weiß nicht, welches Modell ich bei ${name} fragen soll.`,
      withModel: (command: string) => `sag ${command}.`,
      gone: 'Dieser Schlüssel ist nicht mehr da.',

      noKeys: `Du hast keinen Schlüssel hinzugefügt. Sag: ${literal('config claude <key>')}`,
      whichKey: 'Welcher Schlüssel?',
      noSuchKey: `So heißt keiner deiner Schlüssel. Um sie zu sehen, sag: ${literal('config models')}`,
      noneOfThatName: 'So heißt keiner deiner Schlüssel. Welcher?',
      keyIsWrong: (name: string, command: string) =>
        `Dein Schlüssel für ${name} funktioniert nicht mehr. Sag: ${command}`,
      isAllowed: (name: string) => `Dafür darf ich deinen Schlüssel für ${name} schon benutzen.`,
      isForbidden: (name: string) => `Ich benutze deinen Schlüssel für ${name} nicht.`,

      title: 'Deine Schlüssel',
      wrongSince: (moment: string, command: string) =>
        `funktioniert seit ${moment} nicht mehr. Sag: ${command}`,
      worksForbidden: (command: string) =>
        `funktioniert; ich darf ihn nicht benutzen. Um es zu erlauben, sag: ${command}`,
      worksFor: (areSentencesToo: boolean) =>
        areSentencesToo
          ? 'funktioniert; für Analysen, und für Sätze, die sonst niemand verstanden hat'
          : 'funktioniert; für Analysen',
    },
  },
);
