import { QRCodeSVG } from 'qrcode.react'

import styles from './qr-code.module.css'

/**
 * A QR code as cameras want it in every theme: dark on white, with the four modules of white around it that ISO 18004
 * asks for.
 */
export function QrCode({ value, label }: { value: string; label: string }) {
  return (
    <QRCodeSVG
      value={value}
      marginSize={4}
      level="M"
      bgColor="#fff"
      fgColor="#000"
      className={styles['code']}
      role="img"
      aria-label={label}
    />
  )
}
