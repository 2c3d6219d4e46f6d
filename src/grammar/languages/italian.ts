import { italian as parts } from './parts/italian.ts';
import { italianTimes as times } from './time/italian.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const italian: LanguageWords = {
  tag: 'it',
  parts,
  times,
  classes: {
    remind: 'ricordami|ricordarmi|mi ricordi|ricordi|ricorda|rammentami|avvisami|avvisarmi|ricordaci',
    'all-reminders': 'tutti (i miei|i) promemoria|(i miei|i) promemoria',
    task: 'attività|compito|todo|to-do|cosa da fare|impegno|elemento|voce|task|faccenda|promemoria da fare',
    tasks: 'attività|compiti|todo|to-do|cose da fare|impegni|elementi|task|faccende|cose',
    mylist:
      '[la|mia|la mia|le|le mie|i|i miei] (lista|to-do list|todo list|lista delle cose da fare|lista di cose da fare|lista delle attività|lista attività|lista dei compiti|lista delle faccende)|[le] [mie] attività|[le] [mie] cose da fare|elenco|lista',
    tolist:
      "(alla|nella|sulla|in|alla mia|nella mia|sulla mia|alla nostra|nella nostra) (lista|to-do list|todo list|todo|lista delle cose da fare|lista di cose da fare|lista delle attività|lista attività|lista dei compiti|lista delle faccende|lista dei todo)|(alle|nelle|tra le|fra le) [mie|nostre] (attività|cose da fare|faccende|cose)|(ai|nei|tra i|fra i) [miei|nostri] (compiti|impegni|todo|task|to-do)|(all'elenco|nell'elenco|allelenco|nellelenco) [delle cose da fare|delle attività|dei compiti]",
    inlist:
      "(nella|sulla|in|nella mia|sulla mia|nella nostra) (lista|to-do list|todo list|lista delle cose da fare|lista di cose da fare|lista delle attività|lista attività|lista dei compiti)|(nell'elenco|sull'elenco) [delle cose da fare|delle attività]|(nelle|tra le) [mie] (attività|cose da fare)",
    fromlist:
      "(dalla|nella|sulla|dalla mia|nella mia|della) (lista|to-do list|todo list|lista delle cose da fare|lista di cose da fare|lista delle attività|lista attività|lista dei compiti)|(dall'elenco|dallelenco) [delle cose da fare|delle attività]|(dalle|dai) [mie|miei] (attività|cose da fare|compiti|impegni)",
    mytasks:
      '(la mia|la|nostra|mia) (lista|to-do list|todo list|lista delle cose da fare|lista di cose da fare|lista delle attività|lista attività)|(le mie|le|mie|le nostre) (attività|cose da fare|faccende)|(i miei|i|miei|gli) (compiti|impegni|todo|task)|lista delle cose da fare|lista attività',
  },
  telling: list(`
    lattività, attività, delle, dei, la, le, il, lo, gli, della, delle, alla, nella, mia, mie, miei,
    cosa, che, ho, oggi, domani, aggiungi, e, per, con, lista, fare, devo, mostrami, sono, è, una, un,
    di, mi, ti, si, ci, io, tu, ricordami, segna, cancella, elimina, togli, rimuovi, metti, mettere,
    annota, crea, tutti, tutte, ogni, quali, quale, perché, come, prossimo, prossima, prima, dopo, da,
    fatto, fatta, puoi, potresti, voglio, vorrei, mostra, dimmi, questo, questa, quello, anche, ma, nel,
    nello, sul, sulla, dal, dalla, alle, al, ai, più, non`),
  sameWords: [],
  openers: list(`
    per favore, per piacere, perfavore, ciao, salve, buongiorno, buonasera, ehi, hey, ok, okay, va bene, bene, allora, quindi, e, adesso, ora, senti, ascolta, scusa, dai, ehm, cortesemente, gentilmente, pure`),
  requests: list(`
    puoi, potresti, può, potrebbe, potete, mi puoi, mi potresti, mi può, puoi per favore, potresti per
    favore, puoi gentilmente, vuoi, vorresti, vorrei, voglio, vorrei che, mi piacerebbe, ho bisogno di,
    bisogna, bisognerebbe, si può, è possibile, sarebbe possibile, riesci a, riusciresti a, ti dispiace,
    ti dispiacerebbe, ti spiace, devi, dovresti, mi serve, fammi il favore di, fammi il piacere di, puoi
    anche`),
  asks: list(`
    posso, potrei, dovrei, devo`),
  closers: list('per favore, per piacere, perfavore, grazie mille, se puoi, grazie'),
  closersAfterMark: list('grazie, grazie mille, ti ringrazio, ok, va bene, ciao'),
  articles: list(
    "l'attività, la mia attività, il compito, attività, compito, il, lo, la, i, gli, le, l', il mio, la mia, numero, il numero, la numero, attività numero, l'attività numero",
  ),
  pronouns: list(`
    lo, la, li, le, questo, questa, quello, quella, ciò, quelli, quelle, questi, queste, tutto, tutti, tutte, qualcosa, niente, nulla, qui, lì, là, me, te, lui, lei, noi, voi, loro, un'attività, attività, una nuova attività,
    nuova attività, un compito, una cosa, cose, il primo, la prima, l'ultimo, l'ultima`),
  references: {
    it: list("lo, la, questo, questa, questa attività, quest'attività, l'attività"),
    that: list("quello, quella, quell'attività, quella attività"),
    last: list("l'ultima, l'ultimo, ultima, ultimo, l'ultima attività"),
  },
  all: list('tutte, tutti, tutte le mie, tutte le, tutti i, tutti i miei'),
  things: list('promemoria, attività, compiti, todo'),
  inside: list('in, di, del, nel, nella, con etichetta, nel progetto, del progetto'),
  overdue: list('in ritardo, scadute'),
  through: list('su, in, con, via, tramite'),
  ownList: list('sulla mia propria lista, nella mia propria lista, alla mia propria lista'),
  noPart: list(
    'adesso, ora, ancora, davvero, sicuro, male, bene, buono, così, più, molto, troppo, ok, qui, lì',
  ),
  as: list('come, chiamato, chiamata'),
  people: list('me, mi, noi, te, ti, lui, lei, loro, io, tu'),
  retractions: list(`
    lascia stare, lascia perdere, no aspetta, aspetta no, o no, anzi no, no no, scherzo, sto scherzando, ahah, niente, no grazie, come non detto, annulla`),
  into: list("a, in, su, al, alla, alle, ai, nel, nella, nelle, nei, sul, sulla, all', nell', sull'"),
  determiners: list(
    "mio, mia, miei, mie, il, la, i, le, lo, gli, nostro, nostra, tuo, tua, suo, sua, un, una, questo, questa, quel, quella, alla, nella, sulla, al, nel, sul, all', nell'",
  ),
  places: list(`
    calendario, agenda, progetto, stanza, chat, canale, gruppo, conversazione, lavagna, carrello, cestino, contatti, playlist, album, note, promemoria, posta, orario, diario, preferiti, cartella, file, documento, ricetta, zuppa, sugo,
    ordine, frigo, tavolo, forno`),
  elsewhere: [
    ...list(`
    al calendario, nel calendario, in calendario, in agenda, nell'agenda, all'agenda, sull'agenda, all'album, nell'album, alla playlist, nella playlist, al carrello, nel carrello, alla zuppa, nella zuppa, al sugo, nel sugo, in frigo, nel frigo, nel forno, in forno, alla chat, nella chat, al gruppo, nel gruppo, ai preferiti, nei preferiti, ai contatti, nei contatti, alle note, nelle note`),
    ...each(
      `alla, nella, alla mia, nella mia, a questa`,
      `riunione, playlist, conversazione, zuppa, insalata, salsa, ricetta, lista d'attesa, foto, fattura, chat, cartella, rubrica`,
    ),
    ...each(
      `al, nel, ai, nei, al mio, ai miei, nei miei`,
      `evento, calendario, gruppo, canale, contatti, preferiti, carrello, sugo, progetto di gruppo`,
    ),
  ],
  conjunctions: list('e, ed, poi, ma, o, anche'),
  orders: list(
    'aggiungi, ricordami, segna, cancella, mostra, mostrami, dimmi, elimina, togli, metti, annulla, anche, poi, rimuovi',
  ),
  noRequest: list(`
    non, no, mai, se, quando, perché, come, chi, dove, che, cosa, quale, quali, è, sono, era, ho, hai, ha, abbiamo, hanno, io, tu, lui, lei, noi, loro, questo, quello, ieri, qualcuno, nessuno, mio, mia, ciao, grazie, sì, scusa, forse,
    cancella, elimina, togli, cambia, sposta, annulla, ricorda, ricordami, mostra, dimmi, dammi, segna, aiuto, aggiunto, fatto, comprato, devo, dovrei, posso, già`),
  conditions: list(`
    se, quando, qualora, a meno che, nel caso, nel caso in cui, in caso, salvo che, finché, fino a quando, purché, una volta che, appena, non appena, anche se, solo se`),
  asking: list(
    'chiedere, chiedi, chiedigli, chiederle, chiedergli, vedere, guardare, sapere, scoprire, controllare, verificare, decidere, confermare, dire, dirgli, capire, informarsi',
  ),
  negations: list('non, no, mai, non aggiungere, smetti di'),
  forgetting: list('dimenticare, dimentichi, dimenticarti, dimentica, scordare, scordarti'),
  negationsBehind: list('no, mai'),
  refusals: list('non, mai'),
  indefinite: list(`
    un, uno, una, un', un nuovo, una nuova, un altro, un'altra, altri, altre`),
  otherThings: list(`
    l'audio, audio, evento, eventi, l'evento, appuntamento, appuntamenti, l'appuntamento, riunione, riunioni, agenda,
    l'agenda, calendario, sveglia, sveglie, allarme, l'allarme, timer, promemoria, contatto, contatti,
    playlist, canzone, canzoni, album, l'album, musica, podcast, volume, suono, messaggio, messaggi,
    mail, email, l'email, e-mail, foto, immagine, immagini, l'immagine, video, file, cartella, cartelle,
    documento, documenti, account, l'account, luce, luci, lampada, riscaldamento, termostato,
    temperatura, luminosità, notifica, notifiche, nota, note, applicazione, app, l'app, dispositivo,
    ordine, l'ordine, abbonamento, l'abbonamento, volo, prenotazione, prenotazioni, lista, liste,
    progetto, progetti, etichetta, etichette, stanza, canale, gruppo, conversazione, radio, tv,
    televisione, telefono, wifi, bluetooth, porta, schermo, impostazione, impostazioni, cronologia,
    commento, rumore, riga, pagina, password`),
  addressing: list('puoi, potresti, tu, mi'),
  sayings: list(`
    metti in moto, metti caso, metti che, metti via, fatto sta, fatta la legge, fatti i fatti tuoi, fatti vedere, fatti sentire, fatto trenta, finito il tempo, finita la festa, fatti coraggio, fatti furbo,
    cancella tutto dalla mente, metti su, fatti da parte, segna il tempo, segna un gol`),
  sequences: list('e poi, poi, e anche, anche, dopo, e dopo, inoltre, quindi'),
  fillers: list('ehm, eh, mmm, boh, beh, uhm'),
  about: list('su, con, per, riguardo a, di'),
  noTypos: list(`
    era, cera, aggiungo, aggiunge, aggiunto, aggiunta, aggiunse, metto, mette, messo, messa, segno, segna, segnato, scrivo, scrive, scritto, annoto, annotato, inserisco, inserito, creo, creato, faccio, mostro, mostrato, elenco, dico, dice,
    cancello, cancellato, elimino, eliminato, rimuovo, rimosso, tolgo, toglie, tolto, levo, completo, completato, spunto, spuntato, chiudo, chiude, termino, riapro, riapre, apro, apre, aprile, lista, pista, vista, testa, festa, posta,
    pasta, basta, costa, cosa, casa, cose, case, rosa, fatto, gatto, patto, piatto, fette, sette, tutte, latte, letto, letti, tetto, fare, dare, stare, mare, pare, care, bene, pane, cane, mano, nuova, nuovo, uova, prova, mostra, nostra, vostra`),
  strong: {
    analysing: list(`
      analizza, analizzare, analizzi, analisi, unanalisi, valuta, valutare`),
    planning: list(`
      pianifica, pianificare, pianificazione, programma, programmare, organizza, organizzare, rivedi, rivedere,
      revisione, riesamina, riesaminare, ripercorri, bilancio, fai il punto, fare il punto, retrospettiva`),
    about: list(`
      giorno, giorni, giornata, mattina, mattinata, pomeriggio, sera, serata, settimana, settimane, fine
      settimana, weekend, mese, mesi, trimestre, anno, produttività, efficienza, rendimento, progresso,
      progressi, carico, carico di lavoro, lavoro, attività, compito, compiti, lista di attività, todo, agenda,
      calendario, priorità, abitudini, tempo, progetti, ritmo, scadenze, quello che ho fatto, cosa ho fatto`),
    leads: list(`
      aiutami, aiutami a, aiutami ad, dammi, mostrami, fai, fammi, fa, voglio, vorrei, mi serve, ho bisogno di,
      un, una, breve, rapida, veloce, dettagliata, completa, con me, insieme, in dettaglio, a, e, di`),
  },
  addExactly: (title) => `aggiungi "${title}" alle mie attività`,
  askDue: (when) => `cosa devo fare ${when}`,
  alwaysUseful: ['cosa devo fare oggi', 'mostra tutte le mie attività', 'aiuto'],
};
