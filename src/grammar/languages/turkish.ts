import { turkish as parts } from './parts/turkish.ts';
import { turkishTimes as times } from './time/turkish.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const turkish: LanguageWords = {
  tag: 'tr',
  parts,
  times,
  classes: {
    remind:
      'hatırlat|hatırlatın|hatırlatır mısın|hatırlatır mısınız|hatırlatabilir misin|hatırlatsana|hatırlatmanı istiyorum|bana hatırlat|hatırlat bana|haber ver',
    'all-reminders':
      '(tüm|bütün) [benim] (hatırlatıcılarımı|hatırlatıcıları|hatırlatmalarımı|hatırlatmaları)|hatırlatıcılarımı|hatırlatmalarımı',
    my: 'benim|bizim',
    task: 'görev|görevi|todo|yapılacak|yapılacak iş|iş|işi|madde|maddeyi|not|görev olarak',
    tasks: 'görevler|görevleri|görevlerim|işler|işlerim|yapılacaklar|maddeler|todolar',
    mytasks:
      '[benim|bizim] (görevler|görevlerim|görevlerimiz|yapılacaklar|yapılacaklarım|yapılacak işler|yapılacak işlerim|işlerim|işler|listem|yapılacaklar listem|görev listem|yapılacaklar listesi|görev listesi|todo listem|todolarım|to-do listem)',
    mytasksobj:
      '[benim|bizim] (görevleri|görevlerimi|görevlerimizi|yapılacakları|yapılacaklarımı|yapılacak işleri|yapılacak işlerimi|işlerimi|işleri|listeyi|listemi|yapılacaklar listemi|yapılacaklar listesini|görev listemi|görev listesini|todo listemi|todolarımı|to-do listemi)',
    tolist:
      'listeme|listeye|listemize|listesine|yapılacaklar listeme|yapılacaklar listesine|yapılacaklara|yapılacaklarıma|görevlere|görevlerime|görev listeme|görev listesine|todo listeme|todo listesine|todo liste|to-do listeme|to-do listesine|yapılacak işlere|yapılacak işlerime|işlerime|işlere|yapılacak işler listeme',
    inlist:
      'listemde|listede|listemizde|yapılacaklar listemde|yapılacaklar listesinde|görev listemde|görev listesinde|todo listemde|görevlerimde|yapılacaklarda|yapılacaklarımda|to-do listemde',
    fromlist:
      'listemden|listeden|listemizden|yapılacaklar listemden|yapılacaklar listesinden|yapılacaklardan|yapılacaklarımdan|görevlerden|görevlerimden|görev listemden|görev listesinden|todo listemden|to-do listemden',
  },
  telling: list(`
    ve, bir, bu, için, ne, var, mı, mi, bugün, yarın, ekle, listeme, listeye, lütfen, göster, görev,
    görevleri, görevlerim, benim, bana, yapmam, gerekiyor, lazım, sil, al, olarak, işaretle, değil, çok,
    ile, saat, hangi, misin, eder, şu, o, ben, sen, biz, siz, onlar, da, de, ama, veya, gibi, kadar,
    sonra, önce, her, tüm, bütün, nasıl, neden, kim, nerede, neler, hatırlat, hatırlatır, tamamla,
    kaldır, çıkar, yaz, oluştur, yeni, görevi, görevler, listemi, listemden, listeden, gelecek,
    önümüzdeki, gün, istiyorum, misiniz, mısın, musun, ediyor, olan, en, daha, şimdi, günü, tamamlandı,
    yapıldı, yapılacaklar, listesine, ekler, ekleyin, kaç`),
  sameWords: [],
  openers: list(`
    lütfen, selam, merhaba, günaydın, iyi akşamlar, iyi günler, hey, alo, tamam, peki, ok, okey, şimdi, ve, bak, hadi, haydi, ya, hemen, zahmet olmazsa, rica etsem, rica ediyorum, bir zahmet, eee, bana, benim için, acaba, sana zahmet`),
  requests: [],
  closers: list(
    'lütfen, olur mu, tamam mı, rica etsem, zahmet olmazsa, bir zahmet, hemen, benim için, sana zahmet',
  ),
  closersAfterMark: list('teşekkürler, teşekkür ederim, sağol, sağ ol, tşk, eyvallah, tamam, ok'),
  articles: list('görev, görevi, şu, bu, o, numara, numaralı, görev numarası, benim'),
  pronouns: list(`
    bu, bunu, şu, şunu, o, onu, onlar, onları, bunlar, bunları, hepsi, hepsini, her şey, her şeyi, bir şey, bir şeyi, hiçbir şey, burada, orada, ben, beni, sen, seni, biz, bizi, siz, herkes, ikisi, ikisini, görev, görevi, görevler, yeni görev, yeni bir görev, bir görev,
    birincisi, sonuncusu, biri, birini, ne, neyi, kim, kimi`),
  references: {
    it: list('bu, bunu, bu görevi, bu görev, onu, o'),
    that: list('şu, şunu, şu görevi, o görevi, şu görev'),
    last: list('sonuncu, sonuncuyu, sonuncusu, sonuncusunu, son görev, son görevi, en son'),
  },
  all: list('tüm, bütün'),
  things: list(
    'hatırlatıcılarımı, hatırlatıcıları, hatırlatmalarımı, hatırlatmaları, görevler, görevleri, görevlerim, görevlerimi, işler, işleri',
  ),
  inside: [],
  overdue: list('gecikmiş, geciken'),
  through: [],
  ownList: list('kendi listeme, kendi listemden, kendi listemde'),
  noPart: list('şimdi, henüz, gerçekten, emin, kötü, iyi, öyle, artık, çok, ok, burada, orada'),
  as: list('diye, olarak'),
  people: list('bana, beni, bize, bizi, sana, seni, ona, onu, ben, sen, biz'),
  retractions: list(`
    boşver, boş ver, vazgeçtim, iptal, hayır dur, dur hayır, ya da yok, yok yok, şaka, şaka yaptım, şaka şaka, haha, random, hayır hayır, neyse`),
  into: [],
  determiners: list('benim, bizim, senin, onun, bu, şu, o, bir'),
  places: [],
  elsewhere: [
    ...list(
      'takvimime, takvime, ajandama, ajandaya, gruba, grubuma, sohbete, çalma listesine, çalma listeme, notlarıma, notlara, klasöre, sepete, sepetime, favorilere, favorilerime, rehbere, rehberime, çorbaya, yemeğe, sosa, tarife, buzdolabına, masaya, fırına, takvimde, günlüğüme, e-postama, mesaja',
    ),
    ...each(
      `toplantısına, toplantıya, etkinliğe, etkinliğine, etkinlik, bir etkinlik, takvimimize, kişilere, kişilerime, salataya, albüme, albümüme, sohbetimize`,
    ),
  ],
  conjunctions: list('ve, sonra, ama, veya, ya da, da, de, ayrıca'),
  orders: list('ekle, hatırlat, işaretle, sil, göster, söyle, tamamla, al, kaldır, ayrıca, sonra'),
  noRequest: list(`
    hayır, asla, eğer, ne zaman, çünkü, neden, niye, niçin, nasıl, kim, kime, kimin, nerede, nereye, ne, neyi, hangi, kaç, ben, sen, o, biz, siz, onlar, dün, birisi, biri, kimse, selam, merhaba, teşekkürler, evet, pardon, belki, geçen, keşke, sanırım, galiba,
    neler, herhalde, acaba, annem, babam, patron, sakın, bile, madem`),
  conditions: list(`asla, sakın, 
    eğer, şayet, olursa, olursam, gelirse, gelirsem, giderse, gidersem, yağarsa, biterse, varsa, yoksa, isterse, istersen, ararsa, ederse, edersem, kalırsa, bitince, gelince, olunca, olduğunda, geldiğinde, bittiğinde, diyelim ki, takdirde, sürece, kadar bekle, ise, olmazsa, gelmezse,
    çıkarsa, alırsa, alırsam, yaparsa, derse, açarsa, bulursa, bulursam, unutursam, kazanırsam`),
  asking: list('sor, soracak, bak, öğren, kontrol et, araştır, karar ver, öğrenmek, bilmek'),
  negations: list('hayır, asla, sakın'),
  forgetting: list('unutma, unutmayın, unut'),
  negationsBehind: list('değil, asla, hayır, yok'),
  refusals: list(`
    sakın, asla, değil, neden, niye, niçin, nasıl, dedi, demiş, dedim, diyor, söyledi, istiyor, istedi, mı, mi, mu, mü, yapmadım, yaptım, ettim, aldım, miyim, mıyım, deme, demiyorum, demedim, lazım değil`),
  indefinite: list(`
    bir, yeni, yeni bir, bir tane, başka bir`),
  otherThings: list(`
    e-postalarımı, e-postalarım, epostalarımı, maillerimi, kişisini, kişilerimi, alarmlarımı, fotoğraflarımı, dosyalarımı, etkinliklerimi, toplantılarımı, randevularımı, listemi, listesi, etkinlik, etkinliği, etkinlikleri, toplantı, toplantıyı, toplantıları, randevu, randevuyu,
    randevuları, takvim, takvimi, takvimimi, alarm, alarmı, alarmları, alarmımı, zamanlayıcı,
    zamanlayıcıyı, hatırlatıcı, hatırlatıcıyı, hatırlatıcıları, hatırlatma, hatırlatmayı,
    hatırlatmaları, kişi, kişiyi, kişileri, rehber, rehberi, çalma listesi, çalma listesini, playlist,
    şarkı, şarkıyı, şarkıları, albüm, albümü, müzik, müziği, podcast, ses, sesi, mesaj, mesajı,
    mesajları, mesajlarımı, mail, maili, mailleri, e-posta, e-postayı, e-postaları, eposta, postayı,
    fotoğraf, fotoğrafı, fotoğrafları, resim, resmi, resimleri, video, videoyu, videoları, dosya,
    dosyayı, dosyaları, klasör, klasörü, belge, belgeyi, hesap, hesabı, hesabımı, ışık, ışığı, ışıkları,
    lamba, lambayı, lambaları, ısıtma, ısıtmayı, kalorifer, termostat, sıcaklık, sıcaklığı, parlaklık,
    bildirim, bildirimi, bildirimleri, not, notu, notları, notlarımı, uygulama, uygulamayı, cihaz,
    cihazı, sipariş, siparişi, siparişimi, abonelik, aboneliği, uçuş, uçuşu, rezervasyon, rezervasyonu,
    liste, listeyi, listemi, listesini, listeleri, proje, projeyi, etiket, etiketi, oda, odayı, kanal,
    kanalı, grup, grubu, sohbet, sohbeti, radyo, radyoyu, televizyon, televizyonu, telefon, wifi,
    bluetooth, kapı, kapıyı, ekran, ekranı, ayar, ayarı, ayarları, geçmiş, geçmişi, yorum, yorumu,
    gürültü, satır, sayfa, şifre`),
  addressing: list('misin, misiniz, mısın, mısınız, musun, musunuz, müsün, müsünüz'),
  sayings: list(
    'bitti gitti, oldu bitti, suya yaz, bir kenara yaz, kendine iyi bak, üstüne ekle, tuz ekle, su ekle',
  ),
  sequences: list('ve sonra, sonra, daha sonra, ayrıca, ve ayrıca, bir de, ardından, ve'),
  fillers: list('eee, ııı, hani, yani, hmm'),
  about: [],
  noTypos: list(`
    ekler, ekledi, ekledim, ekleme, eklem, eklen, eklendi, elle, erkek, yazdı, yazdım, yazı, yazar, yazma, yaz, yazın, koydu, koydum, koyma, koyu, kaydetti, kaydettim, oluştu, oluşturdu, oluşturdum, açtı, açtım, açık, açma, gösterdi, gösterme, listele, listeledi, söyledi,
    söyledim, söyleme, okudu, okudum, okul, okuma, işaretledi, işaretledim, işaretleme, tamamladı, tamamladım, tamamlama, bitirdi, bitirdim, bitirme, bitti, sildi, sildim, silme, kaldırdı, kaldırdım, kaldırma, çıkardı, çıkardım, çıkarma, attı, attım, atma, adım, görev,
    görevli, görüş, görme, görsel, yarın, yarım, yarısı, bugün, gün, güneş, sabah, akşam, süt, sütü, sil, bil, dil, fil, pil, il, al, el, ol, öl`),
  strong: {
    analysing: list(`
      analiz et, analiz eder, analiz edin, analiz etmek, analiz edebilir, analiz, analizi, analizini, analizini
      yap, değerlendir, değerlendirmek, değerlendirme, incele, incelemek`),
    planning: list(`
      planla, planlamak, planlar, planlayabilir, planlama, plan yap, plan, düzenle, gözden geçir, gözden
      geçirmek, gözden geçirme, özetle, değerlendirmesi, özet`),
    about: list(`
      gün, günüm, günümü, günü, günün, sabah, sabahı, öğleden sonra, akşam, akşamı, akşamımı, hafta, haftam,
      haftamı, haftayı, haftanın, haftamın, hafta sonu, hafta sonum, hafta sonumu, ay, ayı, ayım, ayımı, ayın,
      çeyrek, yıl, yılı, yılım, yılımı, üretkenlik, üretkenliğim, üretkenliğimi, verimlilik, verimliliğim,
      verimliliğimi, verimliliğimin, performansım, performansımı, performans, ilerleme, ilerlemem, ilerlememi,
      iş yüküm, iş yükümü, iş yükü, iş, işim, işimi, işlerim, işlerimi, görev, görevler, görevlerim,
      görevlerimi, görevlerimin, görev listem, görev listemi, yapılacaklar, yapılacaklarım, yapılacaklarımı,
      takvim, takvimim, takvimimi, programım, programımı, önceliklerim, önceliklerimi, alışkanlıklarım,
      alışkanlıklarımı, zaman, zamanım, zamanımı, projelerim, projelerimi, et, yap, eder, misin`),
    leads: list(`
      bana yardım et, yardım et, bana, bana bir, göster, yap, istiyorum, isterim, ihtiyacım var, bir, kısa,
      hızlı, ayrıntılı, detaylı, birlikte, benimle, ve, lütfen, misin, mısın, musun, bana yardımcı ol, yardımcı
      ol`),
  },
  addExactly: (title) => `"${title}" görevlerime ekle`,
  askDue: (when) => `${when} ne yapmam gerekiyor`,
  alwaysUseful: ['bugün ne yapmam gerekiyor', 'tüm görevlerimi göster', 'yardım'],
};
