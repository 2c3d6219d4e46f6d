const BY_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    csv: 'text/csv',
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    epub: 'application/epub+zip',
    flac: 'audio/flac',
    gpx: 'application/gpx+xml',
    heic: 'image/heic',
    heif: 'image/heif',
    ics: 'text/calendar',
    m4a: 'audio/mp4',
    mp3: 'audio/mpeg',
    odp: 'application/vnd.oasis.opendocument.presentation',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odt: 'application/vnd.oasis.opendocument.text',
    oga: 'audio/ogg',
    ogg: 'audio/ogg',
    ogv: 'video/ogg',
    opus: 'audio/ogg',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    vcf: 'text/vcard',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
);

/** What says little more than that it does not know, and what is likely then. A voice message may have no ending. */
const VAGUE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'application/octet-stream': 'application/octet-stream',
    'application/ogg': 'audio/ogg',
    'application/x-ole-storage': 'application/x-ole-storage',
    'application/zip': 'application/zip',
    'text/plain': 'text/plain',
  }),
);

/**
 * What a file is. Vikunja keeps nothing of what it was told of that: it goes by the bytes and, before 2.0, by the endings
 * that its machine knows, which in a container are those of the web. So what it does not know is told by the ending.
 */
export function typeByEnding(name: string, said: string): string {
  const [, ending = ''] = /\.([^.]+)$/.exec(name) ?? [];
  const likely = VAGUE.get(said);
  return likely === undefined ? said : (BY_ENDING.get(ending.toLowerCase()) ?? likely);
}
