import { french as parts } from './parts/french.ts';
import { frenchTimes as times } from './time/french.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const french: LanguageWords = {
  tag: 'fr',
  parts,
  times,
  classes: {
    rappelle:
      'rappelle-moi|rappelle moi|rappelez-moi|rappelez moi|me rappeler|rappeler|rappelle|rappelle nous|rappelle-nous',
    'all-reminders': 'tous (mes|les) rappels|(mes|les) rappels|toutes mes alarmes',
    task: 'tâche|todo|to-do|to do|chose à faire|élément|entrée|item',
    tasks: 'tâches|todos|to-dos|to do|choses à faire|trucs à faire|choses|éléments|tâches à faire',
    mylist:
      '[ma|la|notre|cette|mes] (liste|to-do list|to do list|todo list|todo-list|to-do|todo|todolist|liste de tâches|liste des tâches|liste de choses à faire|liste des choses à faire|liste à faire|liste de todos)|(mes|les|nos|aux|des) (tâches|todos|choses à faire)',
    mytasks:
      '(ma|la|notre) (liste|to-do list|to do list|todo list|todo-list|todo|todolist|liste de tâches|liste des tâches|liste de choses à faire)|(mes|les|nos) (tâches|todos|choses à faire|trucs à faire|tâches à faire)|liste des tâches|liste de tâches',
  },
  telling: list(`
    un, il, sil, ce, mon, le, la, les, des, et, ma, mes, pour, est-ce, quest-ce, dans, sur, ajoute,
    ajouter, une, du, jai, je, tu, au, aux, avec, pas, ne, liste, taches, faire, montre, moi, toi, nous,
    vous, mets, mettre, supprime, enlève, efface, coche, marque, rappelle, rappelle-moi, montre-moi,
    crée, tâche, tous, toutes, chaque, est, suis, sont, que, qui, quoi, quel, quelle, quelles, cette,
    cet, ça, aujourdhui, prochain, prochaine, avant, après, chez, par, stp, fait, faite, comme, ai,
    être, peux, peux-tu, pourrais-tu, veux`),
  sameWords: [],
  openers: list(`
    s'il te plaît, s'il vous plaît, stp, svp, bonjour, bonsoir, salut, hello, coucou, hey, ok, okay, d'accord, alors, bon, bien,
    merci de, merci d', euh, et, donc, maintenant, vite, rapidement, tiens, dis, dis donc, allez, veuillez`),
  requests: list(`
    peux-tu, peux tu, pouvez-vous, pouvez vous, pourrais-tu, pourrais tu, pourriez-vous, pourriez vous,
    tu peux, tu pourrais, vous pouvez, vous pourriez, est-ce que tu peux, est ce que tu peux, est-ce que
    tu pourrais, est ce que tu pourrais, est-ce que vous pouvez, est-ce que vous pourriez, veux-tu, veux
    tu, veux-tu bien, veux tu bien, voulez-vous, tu veux bien, je voudrais, j'aimerais, je veux, je
    souhaite, je souhaiterais, j'aimerais bien, je voudrais bien, il faut, il faudrait, il faudra, on
    peut, peut-on, ça serait bien d', tu voudrais bien, peux-tu me, peux tu me, tu peux me, pourrais-tu
    me, pourrais tu me, tu pourrais me, pouvez-vous me, pourriez-vous me, est-ce que tu peux me, peux-tu
    m', tu peux m', pourrais-tu m', veuillez me, est-il possible d', serait-il possible d', possible d'`),
  asks: list(`
    puis-je, puis je, je peux, est-ce que je peux, est ce que je peux, je pourrais, pourrais-je, est-ce
    que je dois, dois-je, est-ce que je devrais, devrais-je`),
  closers: list("s'il te plaît, s'il vous plaît, stp, svp, s'il te plait merci, merci d'avance, steuplait"),
  closersAfterMark: list("merci, merci beaucoup, merci bien, merci à toi, ok, okay, d'accord, bisous"),
  articles: list(
    "la tâche, ma tâche, tâche, le, la, les, mon, ma, mes, numéro, le numéro, la numéro, tâche numéro, la tâche numéro, no, n°, l'élément, la todo, le todo, la tâche du, les tâches",
  ),
  pronouns: list(`
    ça, cela, ceci, le, la, les, celui-ci, celle-ci, celui-là, celle-là, tout, tous, toutes, tout ça, quelque chose, rien, quoi, ici, là,
    moi, toi, nous, vous, lui, elle, eux, tout le monde, une tâche, tâche, tâches, une nouvelle tâche, nouvelle tâche, un truc, un élément, une chose, des trucs, le premier, la première, le dernier, la dernière`),
  references: {
    it: list('le, la, ça, cela, ceci, cette tâche, celle-ci, celui-ci, la tâche'),
    that: list('celle-là, celui-là, cette tâche-là, celle là, celui là'),
    last: list('la dernière, le dernier, dernière, dernier, la dernière tâche'),
  },
  all: list('toutes, tous, toutes mes, toutes les, tous mes, tous les'),
  things: list('rappels, tâches, todos, to-dos'),
  inside: list("dans, de, du, des, avec l'étiquette, dans le projet, du projet"),
  overdue: list('en retard, dépassées, échues'),
  through: list('sur, dans, via, avec'),
  ownList: list('sur ma propre liste, dans ma propre liste, à ma propre liste, de ma propre liste'),
  noPart: list(
    'maintenant, encore, vraiment, sûr, mal, bien, bon, si, du tout, moi, toi, plus, trop, très, ok, grave, ici, là',
  ),
  as: list('comme, appelé, appelée, nommé, nommée'),
  people: list('moi, nous, toi, vous, lui, elle, eux, me, je, tu, on'),
  retractions: list(`
    laisse tomber, oublie, oublie ça, non rien, ou pas, ou non, non merci, finalement non, en fait non, non attends, attends non, je rigole,
    je plaisante, lol, mdr, ptdr, je déconne, blague`),
  into: list('à, dans, sur, en, au, aux'),
  determiners: list(
    "ma, mon, mes, la, le, les, l', notre, nos, ta, ton, tes, votre, vos, sa, son, ses, un, une, cette, ce, cet, leur",
  ),
  places: list(`
    agenda, calendrier, projet, salon, chat, canal, groupe, conversation, tableau, panier, contacts, playlist, album, notes, rappels, boîte,
    planning, journal, favoris, corbeille, dossier, fichier, document, recette, sauce, soupe, commande`),
  elsewhere: [
    ...list(`
    à l'agenda, dans l'agenda, sur l'agenda, dans l'album, à l'album, au calendrier, au planning, au panier, au frigo, au four, au mur, dans l'ordinateur, sur l'ordinateur, à l'ordre du jour, au chat, au groupe, aux favoris, aux contacts, aux notes, dans agenda, en favori, en favoris`),
    ...each(
      `à, dans, sur`,
      `la, ma, cette, notre, sa`,
      `réunion, playlist, conversation, discussion, soupe, salade, sauce, recette, liste de lecture, liste d'attente, liste de diffusion, photo, commande, facture, équipe, invitation`,
    ),
    ...each(
      `au, aux, à l', dans l', dans le, dans les, à`,
      `événement, agenda, groupe, groupe de discussion, rendez-vous, chat, salon, canal, dossier, projet de budget, contacts, favoris, favorites, panier, album, invités, participants`,
    ),
  ],
  conjunctions: list('et, puis, mais, ou, ensuite, aussi'),
  orders: list(
    'ajoute, ajouter, rappelle, rappelle-moi, marque, supprime, montre, montre-moi, dis, annule, coche, enlève, mets, puis, aussi, efface, efface-le, supprime-le',
  ),
  noRequest: list(`
    ne, n', non, pas, jamais, si, quand, lorsque, parce que, pourquoi, comment, qui, où, que, quoi, quel, quelle, quels, quelles, est, est-ce, qu'est-ce,
    suis, sont, était, ai, as, a, avons, avez, ont, je, j'ai, tu, t'as, il, elle, on, nous, vous, ils, elles, c'est, ça, cela, ce, hier, quelqu'un, personne,
    j'ajoute, j'avais, mon, ma, mes, bonjour, merci, oui, désolé, peut-être, supprime, enlève, déplace, change, annule, rappelle, montre, liste, dis, donne, marque, aide,
    faut-il, dois-je, puis-je, ajouté, fini, terminé, fait, acheté`),
  conditions: list(`
    si, s'il pleut, s'il fait, s'il vient, s'il, s'ils, quand, lorsque, lorsqu'il, lorsqu'elle, dès que, dès qu'il, à moins que, au cas où, sauf si, tant que, jusqu'à ce que,
    pourvu que, à condition, une fois que, si jamais, même si`),
  asking: list(
    'demander, demande, vérifier, voir, savoir, décider, regarder, dire, me souvenir, confirmer, discuter, chercher, comprendre',
  ),
  negations: list("ne, n', non, pas, jamais, n'ajoute pas, ne pas, surtout pas, arrête de, n'ajoute"),
  forgetting: list("oublie, oublier, oubliez, oublions, n'oublie, n'oubliez"),
  negationsBehind: list('en aucun cas, pas, surtout pas'),
  refusals: list('pas, jamais, ne pas'),
  elided: ["d'", "qu'"],
  otherWithAccents: [
    'ajouté',
    'rajouté',
    'noté',
    'marqué',
    'supprimé',
    'enlevé',
    'coché',
    'effacé',
    'retiré',
    'enregistré',
    'rayé',
    'barré',
    'validé',
    'viré',
    'placé',
    'indiqué',
    'passé',
    'décoché',
    'réactivé',
  ],
  indefinite: list(`
    un, une, des, un nouveau, une nouvelle, un autre, une autre`),
  otherThings: list(`
    l'audio, case, événement, événements, l'événement, rendez-vous, rdv, réunion, réunions, agenda, l'agenda,
    calendrier, alarme, alarmes, l'alarme, réveil, réveils, minuteur, minuterie, rappel, rappels,
    contact, contacts, playlist, playlists, chanson, chansons, album, l'album, musique, podcast,
    podcasts, volume, son, message, messages, mail, mails, e-mail, e-mails, email, l'email, courriel,
    photo, photos, image, images, l'image, vidéo, vidéos, fichier, fichiers, dossier, dossiers,
    document, documents, compte, comptes, lumière, lumières, lampe, lampes, chauffage, thermostat,
    température, luminosité, notification, notifications, note, notes, application, l'application,
    appli, appareil, commande, abonnement, l'abonnement, vol, réservation, réservations, liste, listes,
    projet, projets, étiquette, étiquettes, salon, canal, groupe, conversation, radio, télé, télévision,
    téléphone, wifi, bluetooth, porte, écran, l'écran, paramètre, paramètres, historique, l'historique,
    commentaire, bruit, ligne, page, mot de passe`),
  addressing: list('tu, vous, toi'),
  sayings: list(`
    ajoute de l'eau au moulin, ajoute ton grain de sel, mets de l'eau dans ton vin, mets-toi à ma place, fait chier, fait beau, fait froid, fait chaud,
    fini la comédie, fini de jouer, fini les vacances, terminé les vacances, mets les voiles, fait gaffe, fait attention, fais gaffe`),
  sequences: list('et puis, puis, et aussi, ensuite, et ensuite, après, et après, aussi'),
  fillers: list('euh, heu, hum, hmm, bah'),
  about: list('sur, avec, à propos de, pour, concernant'),
  noTypos: list(`
    ajouts, ajout, ajoutait, ajouta, ajoutent, ajouterai, liste, lists, note, notre, notes, met, mer, mère, mètre, lettre, montres, montra, monte, monter, lire, dire, rire,
    faute, fait, fais, fasse, face, marques, marche, marcher, coche, cache, cacher, poche, toile, voile, termes, terme, cours, court, courses, course, place, plage, plaque,
    écris, écrit, crise, cire, colle, salle, selle, belle, balle, colis, rayon, raye, payer, paye, barre, barbe, fin, fini, vin, bien, rien, lien, mien, main, demande, amande,
    demandes, dimanche, manche, manger, range, ranger, changer, change, classe, chose, choses, choix, chaise, chasse`),
  strong: {
    analysing: list(`
      analyse, analyser, analysez, analyses, évalue, évaluer, évaluez`),
    planning: list(`
      planifie, planifier, planifiez, planification, organise, organiser, organisez, passe en revue, passer en
      revue, revue, bilan, fais le point, faire le point, fais le bilan, faire le bilan, rétrospective, révise,
      réviser`),
    about: list(`
      jour, jours, journée, journées, matinée, matin, après-midi, soirée, semaine, semaines, week-end, weekend,
      mois, trimestre, année, productivité, efficacité, progrès, avancement, charge, charge de travail, travail,
      tâche, tâches, liste, liste de tâches, todo, todos, agenda, planning, emploi du temps, priorités,
      habitudes, temps, projets, rythme, performance, échéances, retards, ce que jai fait, ce que jai terminé`),
    leads: list(`
      aide-moi, aide-moi à, aide moi à, aidez-moi à, donne-moi, montre-moi, fais, fais-moi, je veux, je
      voudrais, jaimerais, jai besoin de, jai besoin dun, une, un, rapide, courte, détaillée, complet, complète,
      moi, ensemble, avec moi, en détail, et, de, du, des`),
  },
  addExactly: (title) => `ajoute "${title}" à mes tâches`,
  askDue: (when) => `qu'est-ce que j'ai à faire ${when}`,
  alwaysUseful: ["qu'est-ce que j'ai à faire aujourd'hui", 'montre toutes mes tâches', 'aide'],
};
