import fc from 'fast-check';
import { encodeUpdate } from './record-codec.js';
import { updateCatalogue, type UpdateType } from './update-catalogue.js';
import { UpdateEncoder } from './update-encoder.js';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);

describe('UpdateEncoder', () => {
  // Planted: the department's Buffer remembered under the type; the second department is the first one's.
  it('makes the very records that encodeUpdate makes, one after the other', () => {
    const update = fc.record({
      type: fc.constantFrom(...(Object.keys(updateCatalogue) as UpdateType[])),
      employeeId: id,
      department: fc.constantFrom('sales', 'legal', 'it'),
      id: fc.string({ minLength: 1 }),
      time: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      data: fc.dictionary(id, fc.string()),
    });
    fc.assert(
      fc.property(fc.array(update, { maxLength: 20 }), fc.boolean(), (updates, isTraced) => {
        const traceparent = isTraced ? '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' : undefined;
        const common = { source: '/hr-service/desk', actor: 'ada', traceparent };
        const encoder = new UpdateEncoder(common);
        for (const one of updates) expect(encoder.encode(one)).toEqual(encodeUpdate({ ...one, ...common }));
      }),
    );
  });

  it('forgets departments before they fill the memory', () => {
    const encoder = new UpdateEncoder({ source: 's', actor: 'a' });
    const of = (department: string) =>
      encoder.encode({
        type: 'budget.set',
        employeeId: '',
        department,
        id: 'i',
        time: new Date(0),
        data: {},
      });
    for (let place = 0; place < 2_500; place += 1) expect(of(`d${place}`).key.toString()).toBe(`d${place}`);
  });
});
