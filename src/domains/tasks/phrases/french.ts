import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD =
  '(ajoute|ajoutez|ajouter|dajouter|rajoute|rajoutez|rajouter|ajoute-moi|ajoutes|ajoutez-moi|rajoute-moi|ajoute moi|rajoute moi)';
const PUT =
  '(mets|met|mettez|mettre|mets-moi|mets moi|note|notez|noter|note-moi|note moi|inscris|inscrivez|inscrire|écris|écrivez|écrire|enregistre|enregistrez|enregistrer|place|placer|colle|colle-moi)';
const MAKE = '(crée|créé|créez|créer|crée-moi|crée moi|fais|faites|faire)';
const TO = '(à|au|aux|dans|sur|en)';
const SHOW =
  '(montre|montrez|montrer|montre-moi|montre moi|montrez-moi|affiche|affichez|afficher|affiche-moi|donne-moi|donne moi|donnez-moi|liste|listez|lister|liste-moi|dis-moi|dis moi|fais voir|fais-moi voir|voir|consulter|énumère|lis|lis-moi|ouvre)';
const WHAT = "(qu'est-ce que|qu'est ce que|quest-ce que|qu'est-ce qu'|que|quoi)";
const MARK =
  '(marque|marquez|marquer|coche|cochez|cocher|mets|met|mettez|mettre|indique|indiquez|indiquer|note|notez|noter|considère|passe|passez|passer)';
const DONE =
  '(fait|faite|faits|faites|fini|finie|finis|finies|terminé|terminée|terminés|terminées|complété|complétée|complétés|complétées|accompli|accomplie|accomplis|achevé|achevée|réglé|réglée|effectué|effectuée|réalisé|réalisée|complet|complète)';
const REMOVE =
  '(supprime|supprimez|supprimer|efface|effacez|effacer|enlève|enlevez|enlever|retire|retirez|retirer|ôte|ôter|vire|virez|virer|dégage|supprime-moi|enlève-moi|retire-moi|efface-moi)';

export const french = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} ${TO} <mylist> [{due}]`,
    `(${ADD}|${PUT}) ${TO} <mylist> {title}`,
    `[{due}] ${ADD} {title:new}`,
    `(${ADD}|${MAKE}|${PUT}) (une|la|cette|ma|comme) [nouvelle] <task> [suivante|appelée|nommée|intitulée|pour|de] {title}`,
    `(${ADD}|${PUT}) {title} (comme|en|en tant que) [nouvelle] <task>`,
    `(${ADD}|${PUT}) {title} ${TO} [ma|la|notre|une] liste [de|des|du] {project} [{due}]`,
    `(${ADD}|${PUT}) ${TO} [ma|la|notre] liste (de|des|du) {project:word} {title}`,
    `(${ADD}|${PUT}) {title} (au|dans|sur) [le|mon] projet {project} [{due}]`,
    '[une] nouvelle <task> [pour|de] {title}',
    '(tâche) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    `${WHAT} (j'ai|jai|je dois|il y a|y a-t-il|ai-je|dois-je|il faut|nous avons|on a|on doit) [à faire|faire|de prévu|prévu|au programme|comme <tasks>|à faire] [pour|le|d'ici] [{when}]`,
    `${WHAT} (j'ai|jai|je dois|il y a|ai-je|dois-je) [à faire|faire|de prévu|prévu|d'autre|encore] [encore] [sur|dans] <mylist>`,
    "(qu'ai-je|qu'ai je|quai-je) (à faire|de prévu|prévu) [pour|le] [{when}]",
    "(qu'y a-t-il|qu'y a t-il|quoi) [à faire|de prévu|au programme] [pour|le] [{when}]",
    "(qu'est-ce qui est|qu'est ce qui est|quest-ce qui est) (prévu|à faire|au programme|dû|due|pour) [pour|le] [{when}]",
    "(qu'est-ce qu'il|qu'est ce qu'il) (y a|me reste|reste) [à faire|de prévu|au programme|sur <mylist>|dans <mylist>] [pour|le] [{when}]",
    "(qu'est-ce qui|qu'est ce qui|que|quoi) (me reste|reste|me reste-t-il|reste-t-il) [à faire] [pour|le] [{when}]",
    "[il] (me reste|j'ai|reste|y a) quoi [encore] [à faire|de prévu|au programme|comme <tasks>] [pour|le] [{when}]",
    'que me reste-t-il à faire [pour|le] [{when}]',
    '[quelles|quels] (sont|seront) [toutes] (mes|les|nos) <tasks> [en cours|restantes|à faire|prévues|ouvertes] [pour|de|du|le] [{when}]',
    "(quelles|quel|quels) (<tasks>|<task>) (ai-je|j'ai|dois-je faire|je dois faire|sont prévues|sont à faire|reste-t-il|restent|il me reste) [à faire] [pour|le] [{when}]",
    "(quel est|c'est quoi|quoi au) [mon|le] programme [de|pour|du] [{when}]",
    `${SHOW} [toutes|tout] <mytasks> [en cours|restantes|à faire|prévues|ouvertes] [pour|de|du|le|dues|prévues pour] [{when}]`,
    `${SHOW} (tout|toute ma liste|ce que j'ai à faire|ce que je dois faire|ce qu'il y a à faire|ce qui est prévu|ce qu'il me reste à faire) [pour|le] [{when}]`,
    '[toutes] <mytasks> [pour|de|du|le|à faire] [{when}]',
    '(tâches|todos|choses à faire|à faire) (pour|de|du|le|prévues pour|à faire) {when}',
    '(tâches|todos|à faire) [{when}]',
    "(ai-je|est-ce que j'ai|est ce que j'ai|y a-t-il|est-ce qu'il y a|il y a|j'ai) (quelque chose|un truc|des choses|des <tasks>|des trucs|rien) [à faire|de prévu|prévu|prévues] [pour|le] [{when}]",
    `${SHOW} [toutes] [mes|les] <tasks> {overdue}`,
    `${SHOW} ce qui est {overdue}`,
    "(qu'est-ce qui est|qu'est ce qui est|qu'est-ce que j'ai) {overdue}",
    '[toutes] [mes|les] <tasks> {overdue}',
    '(quelles|quels) <tasks> sont {overdue}',
    '(quelles sont|montre-moi) [mes|les] <tasks> {overdue}',
    "(ai-je|est-ce que j'ai|j'ai|y a-t-il) [des|quelque chose] [<tasks>] {overdue}",
    '{overdue}',
    `[${SHOW}] [mes|les] <tasks> {done}`,
  ],
  'task.done': [
    `${MARK} {which:task} [comme|en|étant|comme étant|en tant que|à] ${DONE}`,
    `${MARK} (comme|en) ${DONE} {which:task}`,
    '(coche|cochez|cocher|raye|rayez|rayer|barre|barrez|barrer|valide|validez|valider|clôture|clôturer|clôturez) {which:task} [(de|dans|sur) <mylist>]',
    '(termine|terminez|terminer|complète|complétez|compléter|achève|achever) (la <task>|<task>|le numéro|la numéro) {which:task}',
    '(terminer|complète|complétez|compléter|achève|achever) {which:task}',
    '(fait|fini|terminé) {which:task}',
  ],
  'task.reopen': [
    '(rouvre|rouvrez|rouvrir|réouvre|réouvrir|ré-ouvre|réactive|réactiver|décoche|décochez|décocher) {which:task}',
    `${MARK} {which:task} [comme|en|étant] (non|pas|pas encore) ${DONE}`,
    `${MARK} {which:task} (comme|en) (ouvert|ouverte|à faire|à refaire|en cours|inachevé|inachevée)`,
    '(remets|remettez|remettre) {which:task} (à faire|en cours|(dans|sur) <mylist>)',
  ],
  'task.remove': [
    `${REMOVE} {which:task}`,
    `${REMOVE} {which:task} (de|dans|sur|des|du) <mylist>`,
    '(débarrasse-moi|débarrasse moi) de {which:task}',
  ],
});
