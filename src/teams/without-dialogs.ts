import Module, { createRequire } from 'node:module';

/*
 * Imported before teams-ai. Its sign-in, which the clerk does not use, loads botbuilder-dialogs and with it the
 * language recognisers: a third of the time that the whole server takes to start. An empty stand-in is put in
 * their place. While it loads teams-ai only needs a class to extend; whoever switches sign-in on takes this away.
 */
const require = createRequire(import.meta.url);
const fromTeamsAi = createRequire(require.resolve('@microsoft/teams-ai'));
const path = fromTeamsAi.resolve('botbuilder-dialogs');

const standIn = new Module(path);
standIn.filename = path;
standIn.loaded = true;
standIn.exports = { Dialog: Object };
require.cache[path] ??= standIn;
