// Preloaded into Agents Playground, which has no host option and would listen on every network this machine is in.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (...args) {
  const [first, second] = args;
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first));
  if (isPort && typeof second !== 'string') args.splice(1, 0, '127.0.0.1');
  if (first !== null && typeof first === 'object' && 'port' in first) args[0] = { host: '127.0.0.1', ...first };
  return listen.apply(this, args);
};
