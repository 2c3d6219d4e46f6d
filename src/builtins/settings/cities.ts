/** Cities and countries that gave no zone its name, by their names in English and German, folded: each with its zone. */
const BY_ZONE: Readonly<Record<string, string>> = {
  'Europe/Berlin':
    'germany, deutschland, hamburg, munich, munchen, cologne, koln, frankfurt, frankfurt am main, stuttgart, dusseldorf, leipzig, dresden, hannover, hanover, nuremberg, nurnberg, bremen, essen, dortmund, bonn, mannheim, karlsruhe, augsburg, freiburg, heidelberg, munster, kiel, rostock, potsdam, gottingen, wurzburg, kassel, bielefeld, mainz, saarbrucken, jena, erfurt, halle, magdeburg, tubingen, ulm, aachen',
  'Europe/Vienna': 'austria, osterreich, wien, graz, linz, salzburg, innsbruck, klagenfurt, bregenz',
  'Europe/Zurich':
    'switzerland, schweiz, geneva, genf, bern, basel, lausanne, luzern, lucerne, winterthur, st gallen',
  'Europe/London':
    'uk, united kingdom, england, great britain, britain, grossbritannien, scotland, schottland, wales, northern ireland, manchester, birmingham, liverpool, edinburgh, glasgow, bristol, leeds, oxford, cambridge, cardiff, sheffield, brighton, york',
  'Europe/Dublin': 'ireland, irland, cork, galway, limerick',
  'Europe/Paris':
    'france, frankreich, lyon, marseille, toulouse, nice, nizza, bordeaux, lille, strasbourg, strassburg, nantes, montpellier, grenoble, rennes',
  'Europe/Madrid':
    'spain, spanien, barcelona, valencia, seville, sevilla, bilbao, malaga, zaragoza, granada, palma',
  'Europe/Lisbon': 'portugal, lissabon, porto, coimbra, braga, faro',
  'Europe/Rome':
    'italy, italien, rom, milan, mailand, naples, neapel, turin, florence, florenz, bologna, venice, venedig, genoa, genua, palermo, verona, bari',
  'Europe/Amsterdam':
    'netherlands, the netherlands, holland, niederlande, rotterdam, the hague, den haag, utrecht, eindhoven, groningen, delft, leiden',
  'Europe/Brussels': 'belgium, belgien, brussel, antwerp, antwerpen, ghent, gent, bruges, brugge, leuven',
  'Europe/Luxembourg': 'luxemburg',
  'Europe/Warsaw':
    'poland, polen, warschau, krakow, cracow, krakau, wroclaw, breslau, gdansk, danzig, poznan, posen, lodz, katowice',
  'Europe/Prague': 'czechia, czech republic, tschechien, prag, brno, brunn, ostrava, plzen, pilsen',
  'Europe/Stockholm': 'sweden, schweden, gothenburg, goteborg, malmo, uppsala',
  'Europe/Copenhagen': 'denmark, danemark, kopenhagen, aarhus, odense, aalborg',
  'Europe/Oslo': 'norway, norwegen, bergen, trondheim, stavanger',
  'Europe/Helsinki': 'finland, finnland, helsingfors, tampere, turku, espoo, oulu',
  'Europe/Budapest': 'hungary, ungarn',
  'Europe/Bucharest': 'romania, rumanien, bukarest, cluj',
  'Europe/Sofia': 'bulgaria, bulgarien',
  'Europe/Athens': 'greece, griechenland, athen, thessaloniki, saloniki',
  'Europe/Istanbul': 'turkey, turkiye, turkei, ankara, izmir, antalya, bursa',
  'Europe/Kyiv': 'ukraine, kiev, kiew, lviv, lemberg, odesa, odessa, kharkiv, charkiw',
  'Europe/Zagreb': 'croatia, kroatien, split',
  'Europe/Belgrade': 'serbia, serbien, belgrad, novi sad',
  'Europe/Ljubljana': 'slovenia, slowenien, laibach',
  'Europe/Bratislava': 'slovakia, slowakei',
  'Europe/Vilnius': 'lithuania, litauen, wilna, kaunas',
  'Europe/Riga': 'latvia, lettland',
  'Europe/Tallinn': 'estonia, estland, tartu',
  'Europe/Moscow': 'moskau, st petersburg, saint petersburg, sankt petersburg',
  'America/New_York':
    'nyc, new york city, boston, washington, washington dc, philadelphia, miami, atlanta, orlando, pittsburgh, baltimore, cleveland, charlotte, brooklyn, new jersey, florida, eastern time, us eastern',
  'America/Chicago':
    'dallas, houston, austin, san antonio, minneapolis, st louis, new orleans, milwaukee, nashville, kansas city, texas, central time, us central',
  'America/Denver': 'salt lake city, albuquerque, boulder, colorado, mountain time, us mountain',
  'America/Phoenix': 'arizona, tucson',
  'America/Los_Angeles':
    'la, san francisco, sf, seattle, portland, san diego, san jose, las vegas, sacramento, oakland, palo alto, california, kalifornien, pacific time, us pacific',
  'Pacific/Honolulu': 'hawaii',
  'America/Toronto': 'ottawa, montreal, quebec',
  'America/Vancouver': 'british columbia',
  'America/Edmonton': 'calgary',
  'America/Mexico_City': 'mexico, mexiko, guadalajara',
  'America/Sao_Paulo': 'brazil, brasilien, rio, rio de janeiro, brasilia',
  'America/Argentina/Buenos_Aires': 'argentina, argentinien',
  'America/Santiago': 'chile',
  'America/Bogota': 'colombia, kolumbien, medellin',
  'America/Lima': 'peru',
  'Asia/Kolkata':
    'india, indien, mumbai, bombay, delhi, new delhi, neu delhi, bangalore, bengaluru, chennai, hyderabad, kolkata, pune',
  'Asia/Kathmandu': 'nepal, kathmandu, katmandu',
  'Asia/Karachi': 'pakistan, lahore, islamabad',
  'Asia/Dhaka': 'bangladesh',
  'Asia/Dubai': 'abu dhabi, uae, united arab emirates, emirates',
  'Asia/Riyadh': 'saudi arabia, saudi-arabien',
  'Asia/Jerusalem': 'israel, tel aviv, haifa',
  'Asia/Tehran': 'iran, teheran',
  'Asia/Shanghai': 'china, beijing, peking, shenzhen, guangzhou, chengdu',
  'Asia/Hong_Kong': 'hongkong, hk',
  'Asia/Taipei': 'taiwan',
  'Asia/Tokyo': 'japan, tokio, osaka, kyoto, yokohama',
  'Asia/Seoul': 'korea, south korea, sudkorea, busan',
  'Asia/Singapore': 'singapur',
  'Asia/Bangkok': 'thailand, chiang mai',
  'Asia/Ho_Chi_Minh': 'vietnam, saigon, hanoi',
  'Asia/Jakarta': 'java',
  'Asia/Makassar': 'bali, denpasar',
  'Asia/Manila': 'philippines, philippinen',
  'Asia/Kuala_Lumpur': 'malaysia',
  'Australia/Melbourne': 'victoria',
  'Australia/Sydney': 'canberra, new south wales',
  'Australia/Brisbane': 'queensland, gold coast',
  'Pacific/Auckland': 'new zealand, neuseeland, wellington, christchurch',
  'Africa/Cairo': 'egypt, agypten, kairo',
  'Africa/Johannesburg': 'south africa, sudafrika, cape town, kapstadt, durban, pretoria',
  'Africa/Lagos': 'nigeria, abuja',
  'Africa/Nairobi': 'kenya, kenia',
  'Africa/Casablanca': 'morocco, marokko, marrakesh, marrakesch, rabat',
  'Atlantic/Reykjavik': 'iceland, island',
};

export const ZONE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_ZONE).flatMap(([zone, words]) =>
    words.split(',').map((word): [string, string] => [word.trim(), zone]),
  ),
);
