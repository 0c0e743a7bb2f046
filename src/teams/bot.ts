import { createApplication, type ApplicationParts } from './application.ts';
import type { ClerkAdapter } from './adapter.ts';
import { reportFault } from './turn/report-fault.ts';
import type { Bot } from './server.ts';

/** The application on its adapter: what the server hands a checked activity to. */
export function createBot(adapter: ClerkAdapter, parts: ApplicationParts): Bot {
  const application = createApplication(parts);
  adapter.onTurnError = (context, error) => reportFault(parts, context, error);
  return {
    runTurn: (activity) =>
      adapter.runTurn(activity, async (context) => {
        await application.run(context);
      }),
  };
}
