import { ALL_CONTRACTS } from './contract/all-contracts.ts';
import { runContracts } from './contract/each-store.ts';

runContracts('PostgreSQL', ALL_CONTRACTS);
