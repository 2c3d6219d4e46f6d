import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const turkish = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] [bana|beni] [{repeat}] [{at}] {what} <remind>',
    '[{repeat}] [{at}] [bana|beni] [{at}] <remind>',
    '{at} bana {what} <remind>',
    'bana {what} {at} <remind>',
    '(hatırlat|hatırlat bana) {what}',
    '[{at}] [{repeat}] [için] [bana] [bir] {what} (hatırlatıcısı|hatırlatması|için hatırlatıcı|için hatırlatma) (kur|oluştur|ekle|ayarla|kurar mısın|oluşturur musun|ekler misin|ayarlar mısın)',
    '[{repeat}] {at} [için] [bana] [bir] (hatırlatıcı|hatırlatma) (kur|oluştur|ekle|ayarla|kurar mısın|oluşturur musun|ekler misin|ayarlar mısın) [{what}]',
    '{what} (unutturma|unutmama izin verme)',
    '[beni] {at} (uyandır|uyandırır mısın) [beni]',
  ],
  'reminder.list': [
    '[bana] [{when}] [tüm|bütün] (hatırlatıcılarımı|hatırlatıcıları|hatırlatmalarımı|hatırlatmaları) (göster|listele|söyle|gösterir misin|listeler misin)',
    '[{when}] (hatırlatıcılarım|hatırlatmalarım|hatırlatıcılar|hatırlatmalar) [neler|nelerdir|ne]',
    '[{when}] hangi (hatırlatıcılarım|hatırlatıcılar|hatırlatmalarım|hatırlatmalar) var',
    '[{when}] [bir] (hatırlatıcım|hatırlatmam) var mı',
  ],
  'reminder.cancel': [
    '{which} (hatırlatıcısını|hatırlatmasını|numaralı hatırlatıcıyı|numaralı hatırlatmayı) (sil|iptal et|kaldır|siler misin|iptal eder misin)',
    '[bu|o|şu] (hatırlatıcıyı|hatırlatmayı) (sil|iptal et|kaldır|siler misin|iptal eder misin)',
    '{which:all-reminders} (sil|iptal et|kaldır|siler misin|iptal eder misin)',
  ],
  undo: [
    '[bunu|onu|sonuncuyu|son işlemi|son değişikliği|son yaptığını|son yaptığımı] geri (al|alın|alır mısın|alabilir misin|alsana)',
    'geri al (bunu|onu|son işlemi|son değişikliği)',
    '(eski haline getir|eski haline döndür|geri dön)',
    '(yanlış oldu|hata yaptım|yanlışlıkla oldu|yanlış yaptım) [geri al|bunu geri al]',
    '{all} geri al',
    '{rest} geri al',
    'undo',
  ],
  help: [
    '(yardım|yardım et|bana yardım et|yardım eder misin|yardımcı ol|yardım lazım|help|imdat)',
    '(yardıma|yardımına) ihtiyacım var',
    '(ne|neler) (yapabilirsin|yapabiliyorsun|yaparsın|yapabilir misin|biliyorsun)',
    '[sana|burada] (ne|neler) (diyebilirim|sorabilirim|yapabilirim|yazabilirim|söyleyebilirim)',
    '(nasıl|bu nasıl|sen nasıl) (çalışıyor|çalışıyorsun|çalışır|kullanılır|kullanılıyor|kullanırım|kullanabilirim)',
    '(sen kimsin|kimsin|sen nesin|nesin|sen necisin)',
    'ne işe (yararsın|yarıyorsun|yarar)',
    '[tüm|bütün] (komutlar|komutları göster|yardımı göster|özellikler|komutları listele|seçenekler)',
    'hangi komutlar var',
    '{topic} (hakkında|konusunda|için) yardım [et|eder misin]',
  ],
  'never-mind': [
    '(boşver|boş ver|boşverin|neyse|unut|unut gitsin|unut bunu|önemli değil|bir şey yok|hiç|hiçbir şey|gerek yok|gerek kalmadı|gerekmiyor|olsun|takma|kalsın)',
    '(vazgeç|vazgeçtim|iptal|iptal et|dur|durdur|yapma|iptal ediyorum)',
    'hayır (boşver|boş ver|iptal|vazgeçtim|kalsın|gerek yok)',
    '(fikrimi değiştirdim|istemiyorum artık|artık gerek yok)',
  ],
  more: [
    '(devam|devam et|daha fazla|daha|devamı|devamını göster|daha fazla göster|daha fazlasını göster|sonraki|sonrakiler|kalanı|kalanlar|gerisi|gerisini göster|başka ne var|başka)',
  ],
  status: [
    '(durum|durumun ne|durumun nedir|durumu göster|durum nedir)',
    '(her şey çalışıyor mu|her şey yolunda mı|orada mısın|çalışıyor musun|burada mısın)',
  ],
  why: ['(neden|niye|niçin) [böyle]', '(neden|niye|niçin) (böyle dedin|öyle dedin)'],
});
