// The bare botbuilder bot that the benchmark compares with: no Teams library, no store, no authentication. It echoes.
import { createServer } from 'node:http';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(chunks).toString());
    // What botbuilder asks of a web framework's response.
    response.status = (code) => ((response.statusCode = code), response);
    response.send = (body) => response.end(typeof body === 'object' ? JSON.stringify(body) : body);
    response.header = (name, value) => response.setHeader(name, value);
    adapter.process(request, response, (context) => bot.run(context));
  });
});
server.listen(Number(process.env.PORT ?? 3978), '127.0.0.1', () => process.stdout.write('listening\n'));
