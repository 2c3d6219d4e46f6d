/** The fixed words of the paths that eis calls. Every other part of a path is an id, a name or a key of somebody. */
const WORDS = new Set(
  `_matrix client app v1 v2 v3 r0 unstable versions account whoami register login logout rooms send state redact
  redactions join leave invite kick ban forget members joined_members joined_rooms messages context event typing
  receipt read_markers profile displayname avatar_url createRoom sync devices delete_devices keys upload query claim
  changes device_signing signatures user account_data filter appservice ping directory room alias media download
  presence relations threads transactions users capabilities openid request_token sendToDevice room_keys version
  m.read m.read.private m.room.message m.room.encrypted m.room.member m.room.name m.room.topic m.room.create
  m.room.join_rules m.room.history_visibility m.room.encryption m.room.tombstone m.room.power_levels m.reaction
  m.direct m.login.application_service org.eis.wake`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/**
 * A path with everything that is not a word of the specification replaced: `/rooms/:x/send/m.reaction/:x`. Only what
 * is listed above can ever become the label of a metric; the query is left out.
 */
export const pathTemplate = (path: string): string =>
  path
    .split(/[?#]/, 1)
    .join('')
    .split('/')
    .map((part) => (part === '' || WORDS.has(part) ? part : ':x'))
    .join('/');
