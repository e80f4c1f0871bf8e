// Where the phone is, if it may tell and can tell soon; a job never waits for a satellite.
import type { components } from '@/api/schema';

const PATIENCE_MS = 6_000;
const FRESH_MS = 60_000;

export function placeOfPhone(): Promise<components['schemas']['PhonePlace'] | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy_m: coords.accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    );
  });
}
