// How a dialog with a form ends: it is given up, or sent.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/useText';
import styles from './Form.module.css';

interface DialogButtonsProps {
  /** What is done. */
  label: string;
  isBusy: boolean;
  isReady?: boolean;
  onClose: () => void;
  /** What stands before the buttons. */
  children?: ReactNode;
}

export function DialogButtons({ label, isBusy, isReady = true, onClose, children }: DialogButtonsProps) {
  const text = useText();
  return (
    <div className={styles.buttons}>
      {children}
      <Button variant="default" onClick={onClose}>
        {text('form.cancel')}
      </Button>
      <Button type="submit" loading={isBusy} disabled={!isReady}>
        {label}
      </Button>
    </div>
  );
}
