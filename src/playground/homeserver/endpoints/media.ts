import { forbidden, notFound, Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, type OpenCall, part, type Server } from '../server.ts';

const UPLOAD_LIMIT = 50 * 1024 * 1024;

function upload({ world, quirks }: Server, call: Call): Answer {
  const { bytes, type = 'application/octet-stream' } = call.file;
  if (bytes.length > quirks.largestUpload)
    throw new Refusal(413, 'M_TOO_LARGE', 'Upload request body is too large');
  const id = world.makeText(24);
  world.media.put(id, {
    type,
    name: call.query.get('filename') ?? undefined,
    bytes,
    uploader: call.requester.user,
  });
  return ok({ content_uri: `mxc://${world.domain}/${id}` });
}

function download({ world }: Server, call: Pick<OpenCall, 'parameters'>): Answer {
  const file = part(call, 'server') === world.domain ? world.media.find(part(call, 'media')) : undefined;
  if (!file) throw notFound('Not found');
  // Named by a quoted string or not at all, so that nothing in a name can break out of it.
  const name = file.name === undefined ? '' : `; filename="${encodeURIComponent(file.name)}"`;
  const headers = { 'content-type': file.type, 'content-disposition': `attachment${name}` };
  return { status: 200, body: file.bytes, headers };
}

/** Without a token. Newer servers have closed this address, each in its own words. */
function downloadOpenly(server: Server, call: OpenCall): Answer {
  switch (server.quirks.openMedia) {
    case 'works':
      return download(server, call);
    case 'M_NOT_FOUND':
      throw notFound('Media not found.');
    case 'M_FORBIDDEN':
      throw forbidden('Unauthenticated media is disabled.');
  }
}

const places = ['/:server/:media', '/:server/:media/:name'];

export const mediaEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/_matrix/media/v3/upload',
    bodyLimit: UPLOAD_LIMIT,
    takesFile: true,
    answer: upload,
  },
  {
    method: 'GET',
    path: '/_matrix/client/v1/media/config',
    answer: ({ quirks }) => ok({ 'm.upload.size': quirks.largestUpload }),
  },
  ...places.map(
    (place): Endpoint => ({
      method: 'GET',
      path: `/_matrix/client/v1/media/download${place}`,
      answer(server, call) {
        if (server.quirks.authenticatedMedia === 'missing')
          throw new Refusal(404, 'M_UNRECOGNIZED', 'Unrecognized request');
        return download(server, call);
      },
    }),
  ),
  ...places.map(
    (place): Endpoint => ({
      open: true,
      method: 'GET',
      path: `/_matrix/media/v3/download${place}`,
      answer: downloadOpenly,
    }),
  ),
];
