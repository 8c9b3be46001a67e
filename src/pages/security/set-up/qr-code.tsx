import { QRCodeSVG } from 'qrcode.react'

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
      role="img"
      aria-label={label}
    />
  )
}
