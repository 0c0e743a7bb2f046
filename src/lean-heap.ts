import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets garbage grow to several times what is alive before it looks, the more so the more memory a machine has: the
 * clerk came to 480 MB under load, and to 250 MB with this, at the same speed. Collected once it has grown by these
 * percent. It is no limit: what is alive may be as large as it has to be.
 */
setFlagsFromString('--heap-growing-percent=40');
