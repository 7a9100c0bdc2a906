import { createLogger } from './create-logger.js';
import { NestLogger } from './nest-logger.js';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger('hr-service', 'trace', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('createLogger', () => {
  it('writes JSON with the service, the level by name and an ISO time', () => {
    const [line] = linesOf((logger) => logger.info({ partition: 3 }, 'published'));
    expect(line).toMatchObject({ level: 'info', service: 'hr-service', msg: 'published', partition: 3 });
    expect(line?.['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  // Planted: a logger without redact, and one without its error serializer; the canary is written by both.
  it('masks amounts, names and tokens at every depth that is logged', () => {
    const canary = 'canary-31415.92';
    const written = linesOf((logger) => {
      logger.info(
        {
          amount: canary,
          headers: { authorization: canary },
          update: { data: { amount: canary }, name: canary },
        },
        'x',
      );
      logger.error(
        { err: Object.assign(new Error('refused'), { parameters: [canary], detail: canary }) },
        'y',
      );
    });
    expect(JSON.stringify(written)).not.toContain('31415');
    expect(written[1]?.['err']).toMatchObject({ type: 'Error', message: 'refused' });
  });
});

describe('NestLogger', () => {
  it('passes lines on with their context, and tells the assembly of modules only at debug', () => {
    const lines = linesOf((logger) => {
      const nest = new NestLogger(logger);
      nest.log('Mapped {/livez, GET} route', 'RouterExplorer');
      nest.warn('slow', 'Intake');
      nest.error(new Error('gone'), 'Intake');
    });
    expect(lines.map(({ level, context }) => [level, context])).toEqual([
      ['debug', 'RouterExplorer'],
      ['warn', 'Intake'],
      ['error', 'Intake'],
    ]);
  });
});
