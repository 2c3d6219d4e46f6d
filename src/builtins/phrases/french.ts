import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const french = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    "[{at}] [{repeat}] <rappelle> [{repeat}] [{at}] (de|que|à|au sujet de|pour|qu'il faut|que je dois) {what}",
    '<rappelle> {what}',
    '<rappelle> [{repeat}] [{at}]',
    '{at} <rappelle> {what}',
    '[{at}] (fais-moi|fais moi) penser (à|de) {what}',
    '[{at}] (mets|mets-moi|mets moi|mettre|crée|crée-moi|créer|ajoute|ajouter|programme|programmer|définis|définir|règle) [un|le|mon|moi un] [nouveau] rappel [{at}] [(pour|de|à|sur|au sujet de|concernant)] {what}',
    '(mets|crée|ajoute|programme|mettre|créer|ajouter|programmer) [moi] [un] rappel [pour|à] {at}',
    '[un|nouveau] rappel [{at}] (pour|de) {what}',
    'ne me laisse pas oublier (de|que) {what}',
    '[{at}] (réveille-moi|réveille moi) [{at}]',
  ],
  'reminder.list': [
    '[(montre|montre-moi|affiche|affiche-moi|donne-moi|liste|voir|montrer|afficher|lister)] [tous] (mes|les) rappels [pour|de|du] [{when}]',
    "(quels|lesquels) (rappels|sont mes rappels|sont les rappels) [ai-je|j'ai|sont prévus] [pour|de] [{when}]",
    'quels sont [tous] (mes|les) rappels [pour|de|du] [{when}]',
    "(ai-je|est-ce que j'ai|est ce que j'ai|j'ai) (des|un) (rappels|rappel) [prévus] [pour] [{when}]",
    'rappels [pour] [{when}]',
  ],
  'reminder.cancel': [
    '(annule|annuler|annulez|supprime|supprimer|supprimez|enlève|enlever|efface|effacer|retire) (le|mon|ce) rappel [numéro|de|pour|sur|du|concernant] {which}',
    '(annule|annuler|supprime|supprimer|enlève|efface) (le|mon|ce) rappel',
    '(annule|annuler|supprime|supprimer|enlève|efface|effacer) {which:all-reminders}',
    'ne me rappelle plus (de|à|pour) {which}',
  ],
  undo: [
    '(annule|annulez|annuler|défais|défaire|défaites) (la dernière (action|modification|chose|opération)|le dernier changement|ta dernière action|ce que tu viens de faire|ce que je viens de faire)',
    '(défais|défaire|défaites) [ça|cela|le]',
    '(reviens|revenez|revenir) en arrière',
    "(remets|remettez|remettre) (ça|tout) (comme avant|comme c'était)",
    "(c'était une erreur|c'était par erreur|je me suis trompé|je me suis trompée) [annule|annule ça|défais|reviens en arrière]",
    '(annule|annuler|défais) {all}',
    '(annule|annuler|défais) {rest}',
    'undo',
  ],
  help: [
    "(aide|aidez-moi|aide-moi|à l'aide|aide moi|help) [s'il te plaît|stp|svp]",
    "(j'ai besoin d'aide|besoin d'aide|j'aurais besoin d'aide)",
    '(montre|affiche|montre-moi|affiche-moi|donne-moi) (les|tes|la liste des) (commandes|fonctions|fonctionnalités|possibilités)',
    "(montre|affiche|montre-moi|affiche-moi) l'aide",
    '(que|quoi) (peux-tu|peux tu|sais-tu|sais tu|pouvez-vous|savez-vous) faire [pour moi|ici]',
    "(qu'est-ce que|qu'est ce que|que) (tu peux|tu sais|vous pouvez|vous savez) faire [pour moi|ici]",
    '(tu peux|tu sais) faire quoi',
    "(que|qu'est-ce que|qu'est ce que) (puis-je|je peux) (dire|te dire|te demander|demander|faire|écrire|taper) [ici]",
    "(comment|comment est-ce que) (ça marche|ça fonctionne|tu marches|tu fonctionnes|fonctionnes-tu|je t'utilise|t'utiliser|on t'utilise)",
    '(qui es-tu|qui es tu|tu es qui|qui êtes-vous|tu sers à quoi|à quoi tu sers|à quoi sers-tu)',
    '(aide|aide-moi) (sur|avec|à propos de|pour) {topic}',
    '[liste des|les] commandes',
  ],
  'never-mind': [
    "(laisse tomber|laissez tomber|laisse|laisse ça|oublie|oublie ça|oubliez|oubliez ça|oublie-le|peu importe|tant pis|ce n'est rien|c'est rien|rien)",
    '(annule|annulez|annuler|stop|arrête|arrêtez) [ça|tout|cela|tout ça]',
    '(non|non non) (laisse tomber|laisse|oublie|annule|rien)',
    "(pas la peine|ce n'est pas la peine|c'est pas la peine|c'est bon laisse|ça ne fait rien|ça fait rien|c'est pas grave|ce n'est pas grave)",
    "(j'ai changé d'avis|je change d'avis|finalement non|en fait non)",
  ],
  more: [
    '(plus|la suite|continue|encore|suite|suivant|suivants|affiche la suite|montre la suite|montre-moi la suite|montre-moi le reste|le reste|et ensuite)',
  ],
  status: [
    '[quel est] [ton] (statut|état)',
    '(tout va bien|tout marche|tout fonctionne|es-tu là|tu es là|ça fonctionne)',
  ],
  why: ['pourquoi [ça|cela]', 'pourquoi (tu dis ça|dis-tu ça|tu as dit ça)'],
});
