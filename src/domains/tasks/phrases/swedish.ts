import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const PUT =
  '(lägg|lägga|sätt|sätta|skriv|skriva|ställ|placera|anteckna|för in|lägg in|lägga in|skriv in|skriv upp|skriva upp|sätt upp|sätta upp|lägg upp)';
const ADD = '(lägg till|lägga till|läggtill|addera|lägg in|lägga in)';
const MAKE = '(skapa|gör|göra|lägg till|lägga till|lägg in|lägga in|lägg upp|lägga upp|ny)';
const SHOW =
  '(visa|visa mig|lista|lista upp|ge mig|läs upp|läs|berätta|säg|säg mig|se|få se|låt mig se|ta fram)';
const DONE =
  '(klar|klart|klara|färdig|färdigt|färdiga|gjord|gjort|gjorda|avklarad|avklarat|avklarade|slutförd|slutfört|slutförda|avslutad|avslutat|utförd|utfört|fixad|fixat|avbockad)';
const MARK = '(markera|sätt|sätta|ange|bocka av|bocka)';

export const swedish = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} (på|i|till|bland) <mylist> [till|för] [{due}]`,
    `(${ADD}|${PUT}) (på|i|till|bland) <mylist> {title}`,
    `(${ADD}|${PUT}) {title} (på|till|i) [min|vår|en] {project:list} [till|för] [{due}]`,
    `(${ADD}|${PUT}) (på|till|i) [min|vår] {project:list} {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(lägg|lägga) {title} till [<mylist>] [{due}]',
    '(skriv upp|skriva upp|anteckna|skriv ner) {title}',
    `${MAKE} [en|ett|den|det|följande] [ny|nytt] <task> [som heter|kallad|om|att|för att|med namnet] {title}`,
    '(lägg|lägga) till {title} som [en|ny|ett] [ny|nytt] <task>',
    `(${ADD}|${PUT}) {title} (på|i|till) [min|vår] (lista|listan) (med|för|över) {project} [{due}]`,
    `(${ADD}|${PUT}) {title} (i|till|på) [mitt] (projekt|projektet) {project} [{due}]`,
    '[en] (ny|nytt) <task> [om|att] {title}',
    '(uppgift|att göra) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    'vad (ska|skall|måste|behöver|har|bör|borde|får) (jag|vi) [{when}] [kvar] [göra|att göra|inplanerat|planerat|på gång|få gjort|hinna|hinna med|fixa] [för|till] [{when}]',
    'vad (ska|måste|behöver|har) jag göra [{when}]',
    'vad (har jag|står det|står|är|finns|ligger|finns det|är det) [{when}] [kvar|mer] (på|i) <mylist> [för|till] [{when}]',
    'vad (är|finns|står|finns det|är det) [det] [{when}] [kvar] [att göra|kvar att göra|planerat|på gång|på schemat|inplanerat|som ska göras] [för|till] [{when}]',
    'vad (återstår|är kvar|finns kvar) [att göra] [{when}]',
    'vad händer {when}',
    '(vilka|hur många) <tasks> (har jag|finns det|finns|ska jag göra|måste jag göra|är kvar) [{when}] [kvar] [att göra] [för|till] [{when}]',
    '(vilka|vad) är [alla] <mytasks> [för|till] [{when}]',
    `${SHOW} [alla] <mytasks> [för|till|på] [{when}]`,
    `${SHOW} (allt|vad jag ska göra|vad jag har att göra|vad jag måste göra|vad som är kvar|vad som finns kvar|vad som ska göras) [för|till] [{when}]`,
    '[alla] <mytasks> [för|till] [{when}]',
    '(uppgifter|sysslor|att göra) [för|till] {when}',
    '(uppgifter|att göra|att-göra|todo) [{when}]',
    '(har jag|finns det|är det) [{when}] (något|nåt|några <tasks>|någonting) [att göra|inplanerat|planerat|på gång|som ska göras|på <mylist>] [{when}]',
    `${SHOW} [alla] [mina|de] {overdue} <tasks>`,
    `${SHOW} [alla] [mina] <tasks> som är {overdue}`,
    `${SHOW} (vad som är|det som är) {overdue}`,
    'vad är [det som är] {overdue}',
    'vilka <tasks> är {overdue}',
    '(vilka|hur många|har jag några|finns det några) {overdue} <tasks> [har jag|finns det]',
    '[alla] [mina] {overdue} <tasks>',
    '(är något|har jag något|ligger jag) {overdue}',
    '{overdue}',
    `[${SHOW}] [mina|alla] {done} <tasks>`,
  ],
  'task.done': [
    `${MARK} {which:task} som ${DONE}`,
    `${MARK} {which:task} ${DONE}`,
    `markera som ${DONE} {which:task}`,
    '(bocka av|bocka|pricka av|checka av|kryssa av|kryssa|stryk över|checka) {which:task} [(på|från|i) <mylist>]',
    '(bocka|pricka|kryssa|checka) {which:task} av',
    '(slutför|slutföra|avsluta|fullborda) {which:task}',
    '(klar med|färdig med|klart|gjort) {which:task}',
  ],
  'task.reopen': [
    '(öppna|öppna upp) {which:task} (igen|på nytt)',
    '(återöppna|återuppta|återaktivera|avmarkera) {which:task}',
    `${MARK} {which:task} som (inte|ej|icke|inte ännu) ${DONE}`,
    `${MARK} {which:task} som (ogjord|ogjort|öppen|öppet|oavslutad|ofärdig|att göra)`,
  ],
  'task.remove': [
    '(ta bort|radera|släng|tabort|plocka bort|avlägsna|rensa bort|deleta) {which:task} [(från|ur|på|i) <mylist>]',
    '(ta|tag) {which:task} (bort|av) [(från|ur) <mylist>]',
    '(stryk|ta|plocka) {which:task} (från|ur|av) <mylist>',
  ],
});
