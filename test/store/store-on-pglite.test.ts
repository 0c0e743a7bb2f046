import { ALL_CONTRACTS } from './contract/all-contracts.ts';
import { runContracts } from './contract/each-store.ts';

runContracts('PGlite', ALL_CONTRACTS);
