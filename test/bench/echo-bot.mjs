// The bare botbuilder bot that the benchmark compares with: express, an adapter and an echo, as botbuilder's own
// first sample has it. No store, no authentication.
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = express();
server.use(express.json());
server.post('/api/messages', (request, response) => adapter.process(request, response, (context) => bot.run(context)));
server.listen(Number(process.env.PORT), '127.0.0.1');
