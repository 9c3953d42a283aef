/** Where anybody makes themselves an address: of an organisation they say nothing. The large ones; a careful admin names their own domain anyway. */
const PUBLIC = new Set([
  '126.com', '163.com', 'aim.com', 'aol.com', 'bluewin.ch', 'bol.com.br', 'btinternet.com', 'comcast.net', 'daum.net', 'duck.com', 'email.com', 'fastmail.com', 'fastmail.fm', 'free.fr',
  'freenet.de', 'gmail.com', 'gmx.at', 'gmx.ch', 'gmx.com', 'gmx.de', 'gmx.net', 'googlemail.com', 'guerrillamail.com', 'hanmail.net', 'hey.com', 'hotmail.co.uk', 'hotmail.com', 'hotmail.de',
  'hotmail.fr', 'hotmail.it', 'hushmail.com', 'icloud.com', 'inbox.com', 'inbox.lv', 'laposte.net', 'libero.it', 'list.ru', 'live.co.uk', 'live.com', 'live.fr', 'live.nl', 'mac.com', 'mail.com',
  'mail.de', 'mail.ee', 'mail.ru', 'mailbox.org', 'mailinator.com', 'me.com', 'msn.com', 'naver.com', 'o2.pl', 'orange.fr', 'outlook.com', 'outlook.de', 'outlook.fr', 'pm.me', 'posteo.de',
  'proton.me', 'protonmail.ch', 'protonmail.com', 'qq.com', 'rambler.ru', 'rediffmail.com', 'sapo.pt', 'seznam.cz', 'sina.com', 'sky.com', 't-online.de', 'tuta.com', 'tuta.io', 'tutanota.com',
  'tutanota.de', 'uol.com.br', 'verizon.net', 'virgilio.it', 'virginmedia.com', 'wanadoo.fr', 'web.de', 'wp.pl', 'ya.ru', 'yahoo.ca', 'yahoo.co.in', 'yahoo.co.jp', 'yahoo.co.uk', 'yahoo.com',
  'yahoo.com.br', 'yahoo.de', 'yahoo.es', 'yahoo.fr', 'yahoo.it', 'yandex.com', 'yandex.ru', 'ymail.com', 'yopmail.com', 'zoho.com',
]);

/** Whether anybody can have an address of this domain. Lower case. */
export const isPublicMail = (domain: string): boolean => PUBLIC.has(domain);
