// The place where announcements appear.
import { useSyncExternalStore } from 'react';
import { currentAnnouncement, onAnnouncement } from './announcements';
import styles from './Announcements.module.css';
import { Icon } from './Icon';

export function Announcements() {
  const announcement = useSyncExternalStore(onAnnouncement, currentAnnouncement);
  return (
    <div className={styles.place} role="status">
      {announcement && (
        <p key={announcement.id} className={styles.words}>
          <Icon name="tick" />
          {announcement.words}
        </p>
      )}
    </div>
  );
}
