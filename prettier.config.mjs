// Format of all source files: the platform's own (4 spaces, single quotes, 120 characters).
import prettierConfig from '@iobroker/eslint-config/prettier.config.mjs';

export default prettierConfig;
