import { oncePerText } from './once-per-text.js';

describe('oncePerText', () => {
  it('says the same thing once, whatever numbers it holds, and other things at once', () => {
    const said: string[] = [];
    const say = (level: string) => (message: string) => void said.push(`${level}: ${message}`);
    const logger = oncePerText({
      debug: say('debug'),
      info: say('info'),
      warn: say('warn'),
      error: say('error'),
    });
    logger.warn('restarting in 281ms');
    logger.warn('restarting in 307ms');
    logger.error('restarting in 3ms');
    logger.warn('gone', { partition: 1 });
    logger.warn('gone', { partition: 2 });
    expect(said).toEqual([
      'warn: restarting in 281ms',
      'debug: restarting in 307ms',
      'error: restarting in 3ms',
      'warn: gone',
      'warn: gone',
    ]);
  });
});
