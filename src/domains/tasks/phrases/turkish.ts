import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD =
  '(ekle|ekleyin|ekleyiniz|ekler misin|ekler misiniz|ekleyebilir misin|ekleyebilir misiniz|eklesene|eklesen|ekleyiver|eklemek istiyorum|eklemeni istiyorum|ekleyelim|eklersen sevinirim)';
const PUT =
  '(yaz|yazın|yazar mısın|yazar mısınız|yazabilir misin|yazsana|koy|koyun|koyar mısın|koyabilir misin|koysana|kaydet|kaydeder misin|at|atar mısın|gir)';
const MAKE =
  '(oluştur|oluşturun|oluşturur musun|oluşturabilir misin|oluşturur musunuz|aç|yarat|ekle|ekleyin|ekler misin|ekler misiniz|ekleyebilir misin|kaydet)';
const SHOW =
  '(göster|gösterin|gösterir misin|gösterir misiniz|gösterebilir misin|göstersene|listele|listeleyin|listeler misin|sırala|söyle|söyler misin|oku|okur musun|getir|getirir misin|görebilir miyim|görmek istiyorum|ver|aç)';
const MARK =
  '(işaretle|işaretleyin|işaretler misin|işaretler misiniz|işaretleyebilir misin|işaretlesene|olarak işaretle|yap)';
const DONE = '(tamamlandı|tamamlanmış|yapıldı|yapılmış|bitti|bitmiş|tamam|halledildi|tamamlandi)';
const FINISH = '(tamamla|tamamlayın|tamamlar mısın|tamamlayabilir misin|bitir|bitirir misin|hallettim say)';
const REMOVE =
  '(sil|silin|siliniz|siler misin|siler misiniz|silebilir misin|silebilir misiniz|silsene|kaldır|kaldırın|kaldırır mısın|kaldırabilir misin)';
const TAKE_OFF =
  '(sil|silin|siler misin|siler misiniz|silebilir misin|silsene|kaldır|kaldırın|kaldırır mısın|kaldırabilir misin|çıkar|çıkarın|çıkarır mısın|çıkarabilir misin|at)';

export const turkish = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] [<my>] <tolist> [{due}] {title} (${ADD}|${PUT})`,
    `[{due}] {title} [<my>] <tolist> (${ADD}|${PUT})`,
    `{title:new} ${ADD}`,
    `[{due}] (ekle|ekleyin|ekler misin) {title}`,
    `(${ADD}|${PUT}) [<my>] <tolist> {title}`,
    `{title} (diye|adında|adlı|isimli) [bir|yeni bir] <task> ${MAKE}`,
    `{title} <task> ${MAKE}`,
    `[{due}] [yeni] [bir] <task> ${MAKE} {title}`,
    `{title} <task> olarak ${ADD}`,
    `(not al|not et) {title}`,
    `{title} (not al|not et|not alır mısın)`,
    `{title} {project:word} (projesine|listesine) (${ADD}|${PUT})`,
    `{project} (projesine|listesine|listeme) {title} (${ADD}|${PUT})`,
    '(yeni|yeni bir) <task> {title}',
    '(görev|yapılacak) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    '[{when}] [daha|başka|geriye] (ne|neler|nelere) (yapmam|yapmamız) (gerekiyor|lazım|gerek|gerekir) [{when}]',
    '[{when}] (ne|neler) (yapacağım|yapacaktım|yapmalıyım|yapacağız|yapayım)',
    '[{when}] [için] (ne|neler) (var|yapılacak|planladım|kaldı|bekliyor) [{when}]',
    '[{when}] [için] yapmam gereken (ne|neler|bir şey) var [mı]',
    '[{when}] yapmam gerekenler [ne|neler|nedir|nelerdir]',
    '[{when}] [<my>] <inlist> (ne|neler) (var|yazıyor|kaldı) [{when}]',
    '[{when}] [için] (hangi|kaç) (<task>|<tasks>|görevlerim|işlerim|görevim|işim) (var|kaldı) [{when}]',
    '[{when}] [için] [tüm|bütün] <mytasks> [ne|neler|nedir|nelerdir|hangileri]',
    `[{when}] [için] [bana] [tüm|bütün] (<mytasks>|<mytasksobj>) [bana] ${SHOW}`,
    `[bana] [{when}] (yapmam gerekenleri|yapılacakları|ne yapmam gerektiğini|her şeyi|hepsini|tümünü) [bana] ${SHOW}`,
    `${SHOW} [tüm|bütün] (<mytasks>|<mytasksobj>)`,
    '(görevler|yapılacaklar|liste|işler) [{when}]',
    '{when} (görevler|yapılacaklar|işler)',
    '[{when}] (yapacak|yapmam gereken|yapılacak) (bir şey|bir şeyim|bir şeyler|iş|işim|<task>) (var mı|kaldı mı)',
    '[{when}] [bir|hiç] (görevim|işim|görev) var mı',
    `[bana] [tüm|bütün] {overdue} (<tasks>|<mytasks>|<mytasksobj>) [bana] [${SHOW}]`,
    `{overdue} (ne|neler|hangi <task>|hangi <tasks>) (var|oldu)`,
    '(ne|neler|hangi görevler|hangi görevlerim|hangi işler) {overdue}',
    '{overdue} (bir şey|görevim|görev|işim|iş|bir şeyim) var mı',
    '{overdue}',
    `[bana] [tüm|bütün] {done} (<tasks>|<mytasks>|<mytasksobj>) [bana] [${SHOW}]`,
  ],
  'task.done': [
    `{which:task} ${DONE} [olarak] ${MARK}`,
    `{which:task} ${FINISH}`,
    `{which:task} üstünü çiz`,
    `{which:task} yapıldı say`,
    `(tamamlandı|yapıldı|bitti|tamamla) {which:shown}`,
    `(tamamlandı|yapıldı|bitti) olarak işaretle {which:task}`,
  ],
  'task.reopen': [
    '{which:task} (yeniden|tekrar|geri) (aç|açın|açar mısın|açabilir misin)',
    '(yeniden|tekrar) (aç|açın) {which:task}',
    `{which:task} (yapılmadı|tamamlanmadı|bitmedi|yapılmamış|tamamlanmamış|bitmemiş|açık) [olarak] ${MARK}`,
  ],
  'task.remove': [
    `{which:task} ${REMOVE}`,
    `{which:task} [<my>] <fromlist> ${TAKE_OFF}`,
    `[<my>] <fromlist> {which:task} ${TAKE_OFF}`,
    '(sil|silin) {which:shown}',
  ],
});
