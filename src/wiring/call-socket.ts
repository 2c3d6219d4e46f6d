/** For commands: asks the running eis without loading it. */
export { callSocket } from '../web/call-socket.ts';
