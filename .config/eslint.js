import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const realClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time is an argument: take `now: Date`. Only main and the command line read the real clock.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time is an argument: take `now: Date`. Only main and the command line read the real clock.',
  },
  {
    selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]',
    message: 'Time is an argument: take `now: Date` or `today: IsoDate`.',
  },
];

const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only src/config.ts reads the environment: take what you need as an argument, or call processEnvironment().',
};

export default defineConfig(
  globalIgnores(['dist/', 'test-results/', '.data/', 'src/store/generated/', '.dependency-cruiser.cjs']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: `${import.meta.dirname}/..`,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-syntax': ['error', ...realClock, environment] } },
  { files: ['src/config.ts'], rules: { 'no-restricted-syntax': ['error', ...realClock] } },
  { files: ['src/main.ts', 'src/cli/**'], rules: { 'no-restricted-syntax': ['error', environment] } },
  {
    files: ['test/**'],
    rules: {
      // vitest's expect() takes methods apart from their object by design.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Tools that run before anything is installed, or that a tool loads itself.
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', Buffer: 'readonly', module: 'writable', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
