import { planMessage } from './src/conversation/planner.ts';
console.log(planMessage('new local profile, review by 1 June', { today: '2026-11-23', place: 'personal' }).steps);
