import { scramVerifier } from './scram-verifier.js';

describe('what Postgres stores of a password', () => {
  // The exchange of RFC 7677, section 3: its salt and password, and the two keys that its messages prove.
  it('follows the example of RFC 7677', () => {
    const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
    expect(verifier).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it('takes a new salt every time', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
  });

  it('refuses characters that SASLprep would change', () => {
    expect(() => scramVerifier('pässword')).toThrow(RangeError);
  });
});
