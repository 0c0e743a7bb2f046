/** Lead a surname and are often left out. */
export const PARTICLES: ReadonlySet<string> = new Set([
  ...[
    'van',
    'von',
    'der',
    'den',
    'de',
    'del',
    'della',
    'di',
    'da',
    'dos',
    'la',
    'le',
    'el',
    'al',
    'bin',
    'ibn',
    'ben',
    'ter',
    'ten',
  ],
]);

/** Never part of a name unless written with a capital; most words of a message are among them. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'about after again all also and any are as at back be been before being but by call called can case check could court ' +
    'date day did do done due each email end few first for form found from further get given go going got had has have ' +
    'he her here him his home house housing how if in into is it its just last letter made meet meeting met more my need ' +
    'needs new next no not notice now of off office old on one open or other our out over phone plan police progress rang ' +
    'report review said saw see seen sent served she since so some spoke still team than that the their them then there ' +
    'these they this those to today told two under until up update us very visit visited waiting was we week were what ' +
    'when where which who will with work would yesterday yet you your landlord tenant premises tenancy school'
  ).split(' '),
);

/** First names and surnames that are ordinary words as well: two of them in small letters are no name. */
export const MEANS_SOMETHING: ReadonlySet<string> = new Set(
  (
    'amber april art august autumn baker banks barber bell berry best bill bird bishop black bond bridge bright brook ' +
    'brooks brown bush butcher butler carol carpenter carter chance chase chef christian church clay cliff cook cooper ' +
    'cross crystal daisy dale dawn day dean dell dick drew duke earl east faith farmer fern field fields fisher flint ' +
    'flower ford forest fox frank freeman gale gardener gates gay gene glen grace grant gray green guy hall hand harper ' +
    'harry hazel heath hill hills holly hope house hunt hunter ivy jack jade jasmine jay joy june keen king knight lake ' +
    'lamb lance lane law lead lee lily little long lord love major marina mark marsh marshal marshall martin mason may ' +
    'melody mercy mike miles mill miller mills moon moor moore myrtle nick noble north olive page paige park parks parsons ' +
    'pat patience pearl pen penny peters piper pitt pool poole pope porter potter powers price prince pound queen randy ' +
    'ray read reed rich richer rivers rob robin rock rod roman rose rosemary ruby rush rusty sage salmon sandy savage sharp ' +
    'shepherd short sky small smart snow sparks spring stone street strong sue summer summers swan swift taylor terry ' +
    'thorn tiffany tom tony trip turner vale victor viola violet wade walker wall walls ward warden waters weaver web webb ' +
    'wells west white will willow wise wolf wood woods worth wright young'
  ).split(' '),
);
