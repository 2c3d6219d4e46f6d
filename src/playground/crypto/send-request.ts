import {
  type KeysBackupRequest,
  type KeysClaimRequest,
  type KeysQueryRequest,
  type KeysUploadRequest,
  type OlmMachine,
  RequestType,
  type RoomMessageRequest,
  type SignatureUploadRequest,
  type ToDeviceRequest,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import type { Content } from '../homeserver/event.ts';

export type DeviceRequest =
  | KeysUploadRequest
  | KeysQueryRequest
  | KeysClaimRequest
  | ToDeviceRequest
  | SignatureUploadRequest
  | RoomMessageRequest
  | KeysBackupRequest;

/** One call of the client-server API with the token of the device. */
export type DeviceCall = (method: string, path: string, body?: Content) => Promise<unknown>;

const object = z.record(z.string(), z.json());

/** Sends what the machine wants to be sent, and tells it the answer. */
export async function sendRequest(request: DeviceRequest, olm: OlmMachine, call: DeviceCall): Promise<void> {
  const { method, path } = wayOf(request);
  const answer = await call(method, path, object.parse(JSON.parse(request.body)));
  // Signatures made outside the loop have no id: the machine does not wait for their answer.
  if (request.id !== undefined) await olm.markRequestAsSent(request.id, request.type, JSON.stringify(answer));
}

const root = '/_matrix/client/v3';

function wayOf(request: DeviceRequest): { readonly method: string; readonly path: string } {
  switch (request.type) {
    case RequestType.KeysUpload:
      return { method: 'POST', path: `${root}/keys/upload` };
    case RequestType.KeysQuery:
      return { method: 'POST', path: `${root}/keys/query` };
    case RequestType.KeysClaim:
      return { method: 'POST', path: `${root}/keys/claim` };
    case RequestType.SignatureUpload:
      return { method: 'POST', path: `${root}/keys/signatures/upload` };
    case RequestType.ToDevice:
    case RequestType.RoomMessage:
    case RequestType.KeysBackup:
      return { method: 'PUT', path: root + putPath(request) };
  }
}

function putPath(request: DeviceRequest): string {
  if ('event_type' in request && 'txn_id' in request && !('room_id' in request))
    return `/sendToDevice/${request.event_type}/${request.txn_id}`;
  if ('version' in request) return `/room_keys/keys?version=${encodeURIComponent(request.version)}`;
  if ('room_id' in request)
    return `/rooms/${encodeURIComponent(request.room_id)}/send/${request.event_type}/${request.txn_id}`;
  throw new Error('a request of a kind that has no path');
}
