import { tryEveryDoor } from './every-door.ts';

tryEveryDoor('PGlite');
