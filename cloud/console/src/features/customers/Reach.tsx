// Phone numbers and e-mail addresses that can be used with one touch.
import { Fragment, type ReactNode } from 'react';

export function PhoneLinks({ numbers }: { numbers: string[] }) {
  return (
    <Listed>
      {numbers.map((number) => (
        <a key={number} href={`tel:${number}`}>
          {number}
        </a>
      ))}
    </Listed>
  );
}

export function EmailLinks({ addresses }: { addresses: string[] }) {
  return (
    <Listed>
      {addresses.map((address) => (
        <a key={address} href={`mailto:${address}`}>
          {address}
        </a>
      ))}
    </Listed>
  );
}

function Listed({ children }: { children: ReactNode[] }) {
  return children.map((one, place) => (
    <Fragment key={place}>
      {place > 0 && <br />}
      {one}
    </Fragment>
  ));
}
