// The server's side of a WebSocket (RFC 6455), as far as the mock needs it: it sends texts and hears closes.
import { createHash } from 'node:crypto';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function frame(text) {
  const payload = Buffer.from(text);
  const length = payload.length;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  if (length < 65_536) {
    const head = Buffer.from([0x81, 126, 0, 0]);
    head.writeUInt16BE(length, 2);
    return Buffer.concat([head, payload]);
  }
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** Answers the upgrade; `send` takes any JSON value, `closed` is called once. */
export function accept(request, socket, closed) {
  const key = request.headers['sec-websocket-key'];
  const answer = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${answer}`,
      '',
      '',
    ].join('\r\n'),
  );
  socket.on('data', (data) => {
    if ((data[0] & 0x0f) === 0x8) socket.end();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', closed);
  return {
    send: (value) => socket.write(frame(JSON.stringify(value))),
    close: () => socket.end(),
  };
}
