/**
 * The words that tell the check what a text is about, in the languages that people write to us in: English, Spanish,
 * Portuguese, French, German, Italian, Chinese, and Japanese. Each word belongs to one or more topics. A word that ends
 * in `*` stands for every word that begins so. A phrase is written with `_`. Accents and apostrophes don't matter.
 */

export const lexicon = {
  /** Names for a password. */
  password: `
    password passwords pasword passwort passwrd passowrd passwrod psswrd pword passw passwd psswd pswd pwd pw
    psw pws pwds pass passphrase passcode passw0rd pass_word pass-word p/w u/p pwrd pswrd pass_wd login_pass
    magic_word secret_word secret_phrase code_word codeword cle_wpa clave_wpa chiave_wpa wpa_pass psk
    preshared_key pre-shared_key keepass_master vault_master master_key wifi_key wi-fi_key wlan_key wpa_key
    wpa2_key network_key security_key clave_wifi cle_wifi wlan-schlussel chiave_wifi kennwort kennworter
    passworter losung losungswort contrasena contrasenas contra contrase* clave claves senha senhas
    palavrapasse palavra_passe palavra-passe mot_de_passe mots_de_passe motdepasse mdp mdps parola_d_ordine
    wachtwoord losenord passord adgangskode salasana heslo jelszo haslo sifre пароль 密码 密碼 口令 登录码 パスワード パスワ パス
    暗証番号 合言葉 비밀번호`,
  /** Names for a key, a token, or another secret. */
  key: `
    tok master wpa wpa2 wpa-psk auth-id auth_id pd community_string snmp_community key keys secret secrets
    clientsecret client_secret appsecret app_secret shared_secret signing_secret api_key apikey api_secret
    api_token access_key accesskey access_token secret_key secretkey auth_token auth_key authkey bearer_token
    private_key privatekey refresh_token bot_token app_key account_key accountkey shared_key sharedkey
    sharedaccesskey storage_key sas_token sas encryption_key decryption_key product_secret client_key
    master_key seed_words recovery_words secret_words seed totp_seed recovery_phrase seed_phrase mnemonic
    secret_phrase backup_phrase mnemonic_phrase frase_de_recuperacion frase_de_recuperacao
    phrase_de_recuperation frase_di_recupero wiederherstellungsphrase 助记词 復元フレーズ otp_seed totp_secret
    setup_key authenticator_key cookie cookies set-cookie session_cookie session_id jsessionid sessid
    phpsessid token tokens bearer epp_code epp_key epp auth_code authcode auth_info auth-info authinfo
    auth-code authorization_code authorisation_code transfer_code transfer_key transfer_secret unlock_code
    domain_code registrar_code domain_secret epp-code transfercode schlussel geheimnis api-schlussel
    auth-schlussel transferschlussel codigo_de_autorizacion cod_de_autorizacion codigo_de_transferencia
    codigo_auth codigo_epp codigo_de_autorizacao llave llave_secreta chave chave_secreta chave_de_api
    chave_api token_de_acesso codigo_de_desbloqueo code_de_transfert code_auth code_epp code_d_autorisation
    cle cle_secrete cle_api cle_d_api jeton codice_auth codice_epp codice_di_trasferimento
    codice_di_autorizzazione chiave chiavi chiave_segreta chiave_api segreto 转移密码 转移码 转移密钥 授权码 密钥 令牌 认证码 種
    シークレット トークン 認証キー 秘密鍵 キー オースコード 移管コード 認証鍵`,
  /** Names for a number or code that opens something, once or always. */
  pin: `
    device_code device_login_code pairing_code activation_code pin pins pincode pin-code pin_code code_pin otp
    mfa_code 2fa_code otp_code sms_code backup_code backup_codes recovery_code recovery_codes recovery_key
    recovery_keys backup_key verification_code security_code authenticator_code one-time_code onetime_code
    otps door_code alarm_code gate_code access_code login_code scratch_code emergency_code bypass_code
    unlock_pin voicemail_code bypass passcode keypad key_pad key_safe lockbox lock_box combo safe_combo
    alarm_panel keypad_code entry_code passkey combination puk 2fa mfa tan smstan einmalcode bestatigungscode
    sicherheitscode backup-code wiederherstellungscode wiederherstellungsschlussel zugangscode turcode
    code_2fa code_sms code_mfa sms-code geheimzahl codigo_de_verificacion codigo_de_respaldo codigo_sms
    codigo_2fa codigo_de_recuperacion codigo_de_acceso codigo_de_seguridad codigo_de_backup codigos_de_backup
    codigo_de_verificacao codigo_de_recuperacao codigo_de_acesso codigo_de_seguranca code_de_verification
    code_de_secours code_de_recuperation code_d_acces code_de_validation code_de_securite codes_de_secours
    codice_di_verifica codice_di_recupero codice_sms codice_otp codice_di_backup codici_di_backup
    codice_di_sicurezza codice_2fa codice_di_accesso 验证码 动态码 短信码 备用码 恢复码 安全码 确认码 認証コード 確認コード ワンタイム バックアップコード
    復旧コード 回復キー 暗証番号 コード ピン`,
  /** Some code. Whether it opens something, other words tell. */
  code: `
    recovery 番号 token tokens sms 2fa mfa totp authenticator code codes digit codigo codigos codice codici
    passcode kode 码 代码 コード digits number`,
  /** Names for a user name, or for who logs in. The value after it is not a secret. */
  user: `
    ssid user username usr userid user_name login_name loginname uid upn alias samaccountname usuario utente
    utilisateur identifiant benutzer benutzername anmeldename nutzer nutzername utilizador nome_utente
    nombre_de_usuario nome_de_usuario nom_d_utilisateur 用户名 用户 账号 帐号 账户 ユーザー ユーザ ユーザー名 アカウント`,
  /** An account, whose name may follow. */
  account: `
    acct account login user benutzer usuario utente utilisateur konto cuenta conta compte 账号 アカウント`,
  /** A user name and a password together. */
  credentials: `
    login logins credentials credential creds cred cred's logon signin signon log-in sign-in logindata
    credenciales credenciais credenziali identifiants zugangsdaten anmeldedaten logindaten zugang acceso
    acesso acces accesso dati_di_accesso datos_de_acceso dados_de_acesso donnees_de_connexion access 登录 登录信息
    账密 ログイン情報 认证信息 認証情報`,
  /** Getting in. */
  entry: `
    mount mounts mounted log_in logged_in logs_in logging_in logged_on log_on logging_on sign_in signed_in
    signs_in signing_in signed_on get_in gets_in got_in getting_in getin im_in in_with am_in lets_you_in
    let_me_in lets_me_in let_us_in let_you_in let_him_in let_her_in go_in went_in goes_in got_us_in gets_us_in
    gets_you_in got_me_in gets_me_in hes_in shes_in theyre_in were_in login logon signin authenticate
    authenticates authenticated unlock unlocks unlocked opens open_with open_it unzip unzips decrypt decrypts
    extract protected log_into logged_into sign_into signed_into get_into got_into gets_into lock_screen
    connects_with connect_with entra entro entrar entre entrei entrou entran accede acceder ingresa ingresar
    inicia_sesion iniciar_sesion conecta conecto loga logar logou logei acessa acessar abre se_connecte
    connecte connecter connexion sidentifie ouvre ouvrir deverrouille anmeld* eingeloggt einloggen einlogg*
    loggt log_ein angemeldet rein reinkommen reingekommen zugriff entsperr* offnet accedere accedo entrare
    entrato entrata collega collegato apre sblocca 解压 压缩包 解压用 登录 登入 登陆 登进 进去 能进 可以进 进入 解锁 打开 ログイン サインイン 入れた
    入れる 入れます 入れました 開く 解除 入れ`,
  /** Something works. */
  works: `
    did_it did_the_job was_the_one nailed_it bingo went_thru works worked working took did_the_trick
    that_was_it thats_it went_through goes_through got_through takes accepted no_prompt prompt_went_away ok
    prompts_gone tested verified confirmed valid correct right good_now fine_now success succeeded opened
    fixed_it funciona funciono funcionou vale bien correcta correcto certo certa confirmado confirmada valida
    deu_certo marche ca_marche fonctionne cest_bon teste valide passe_bien bonne la_bonne le_bon klappt geht
    stimmt funktioniert lauft passt getestet funzt richtig funziona funzionava va_bene giusta giusto
    quella_giusta provata testata va 可以 成功 测过 试过 正确 通过 没问题 能用 確認済み 通った 通りました 通る 使えた 使えます 動いた OKでした 確認できました いけた
    いけました`,
  /** Somebody tries or types something. */
  tried: `
    need needs wants requires keep keeping keeps nutzt mount mounts mounted nutzen try tries tried trying type
    typed types typing enter enters entered entering use uses used using u_can_use put puts punch punched
    key_in keyed plug_in with w w/ via_the attempt stick_with go_with guess guessed prueba probe probo probar
    probamos probad probaba teclea usa usan usar uso usad mete metio pon puso escribe con introduce tenta
    tentou tentei tentar testei usei usou usam digita digitei digitou coloca colocou com poe essaie essaye
    essayer tape tapez tapes mets mettre utilise utilisez utiliser saisir saisi avec essayez probier* versuch*
    eingegeben eingeb* tippen getippt benutz* nimm nehmen nimmt verwend* mit gib prova provato provate usare
    usate usato metti mettere digitare inserire inserisci inserito scrivi 试试 试 输入 使用 用 输 填 入力 使って 使う 試し 試して 試す
    打って 打つ で入る`,
  /** A password gets a value. */
  set: `
    botou botei meteu set sets reset resets resetting changed change changes changing now became becomes made
    new assigned issued gave give giving gives given put_it_as rotated updated swapped set_to reset_to
    changed_to la_deje queda_como acabe fixei definido definida is_now should_read should_be picked chose
    reads switched ponle ponles ponlo metele nueva nuevo cambio cambie cambiaron cambiada cambiado cambiamos
    puse pusimos quedo ahora queda dejo deje resetee asigne puesta puesto nova novo ficou fica mudei mudou
    trocou troquei troque agora alterei alterada coloquei redefini resetei nouveau nouvelle changee modifie
    mis maintenant remplace remis reinitialise devient desormais neu neues neue geandert gesetzt jetzt setzen
    zuruckgesetzt umgestellt gegeben vergeben lautet heisst nuova nuovo cambiata cambiato impostata impostato
    messo messa adesso ora reimpostata reimpostato diventa 改成 改为 设成 设为 设置为 设置成 设置 重置为 重置成 重设 换成 新的 现在是 改了 変更
    変えた 変えました 設定 新しい 再設定 リセット にした にしました`,
  /** One password for many people. */
  everyone: `
    both on_both beide ambos ambas entrambi 两个 everyone everybody every all_users all_accounts all_mailboxes
    all_boxes for_all all_of_them each everybodys everywhere uberall partout ovunque em_tudo en_todas all_same
    same_for_all for_every across_the_board all_staff the_whole for_both all todos todas todo_el_mundo
    todo_mundo todo_o_mundo cada_usuario tous toutes tout_le_monde chacun alle allen jeder jeden tutti tutte
    ogni ciascuno 所有 全部 全员 全體 大家 每个 统一 全員 全ユーザー 全アカウント みんな 共通 全部の 一律`,
  /** A password that is known from somewhere else. */
  same: `
    toda_la_vida desde_siempre da_sempre seit_jeher depuis_toujours right_one correct_one one_that_works
    only_one_that la_correcta la_buena la_que_vale a_certa a_correta la_bonne das_richtige quella_giusta
    quella_corretta como_siempre comme_d_hab comme_d_habitude pareil wie_gehabt dasselbe come_al_solito uguale
    一直用 跟以前 相変わらず sigue_siendo never_changed hasnt_changed still_the same usual as_always like_always same_as
    identical last_time outra_vez otra_vez autre_fois volta_scorsa letztes_mal as_before old_one the_old_one
    like_before previous_one reused reuses reuse still_uses still_using new_one the_one always_uses favorite
    favourite misma mismo siempre de_siempre anterior la_de_siempre igual_que o_sea mesma mesmo sempre a_mesma
    de_sempre igual antiga velha meme toujours habituel habituelle comme_davant la_meme ancien gleiche
    gleichen gleiches selbe selben immer wie_immer wie_beim letzten wie_sonst ublich* alte altes stesso stessa
    solita solito come_sempre vecchia quella_di 一样 相同 老的 还是 照旧 跟之前 原来的 上次 同じ いつもの 昔のまま 前と同じ そのまま 以前の 前回 従来`,
  /** A password for the time being. */
  temporary: `
    temp temporary tmp initial default starter first-time one-time onetime standard generic interim
    placeholder for_now for_the_moment until_then meanwhile de_momento por_ahora mientras por_enquanto por_ora
    en_attendant pour_l_instant pour_le_moment furs_erste vorubergehend zunachst einstweilen per_ora
    per_il_momento 先用 暂用 とりあえず 当面 temporal provisional inicial por_defecto de_inicio provisoria provisorio
    temporaria temporario padrao provisoire temporaire initiale par_defaut vorlaufig* temporar* start-
    initial* erstmal ubergangs* temporanea temporaneo provvisoria provvisorio iniziale predefinita 临时 初始 默认 暂时
    仮 初期 一時 仮の デフォルト`,
  /** Somebody spells or describes a password. */
  spelled: `
    with_a_zero with_a_one with_a_three with_a_four with_a_five with_a_seven puis capital caps capitalized
    uppercase lowercase upper-case lower-case upper_case lower_case all_lower_case all_lowercase
    tutto_minuscolo todo_minuscula tudo_minusculo tout_en_minuscule alles_klein all_caps no_caps no_space
    no_spaces zero letter letters literally exclamation exclamation_mark exclamation_point dollar_sign dollar
    hash_sign hashtag followed_by then underscore dash spelled spell spells spelt numbers trailing 1st_half
    2nd_half first_half second_half first_part second_part instead_of without_the_space one_word backwards
    mayuscula mayusculas minuscula minusculas seguido seguida exclamacion guion_bajo todo_junto maiuscula
    maiusculo minusculo sem_espaco tudo_junto exclamacao majuscule minuscule suivi suivie sans_espace
    tout_attache tiret point_d_exclamation grossgeschrieben kleingeschrieben grossem grossbuchstabe
    kleinbuchstabe ausrufezeichen gross klein dann zusammengeschrieben gefolgt unterstrich maiuscola maiuscolo
    minuscolo seguito seguita senza_spazi tutto_attaccato esclamativo 大写 小写 后面 加上 首字母 感叹号 大文字 小文字 最初 続けて ハイフン
    アンダーバー 頭文字`,
  /** From what people make passwords. */
  source: `
    门牌号 车牌 手机尾号 工号 nom_du nom_de_la house_number street dogs_name cats_name pets_name kids_name kids birthday
    boda fecha wedding wedding_date birth_year birthyear maiden_name anniversary dog cat wifes_name sons_name
    daughters_name team_name his_dog her_dog street_name perro gato cumpleanos nombre_del nombre_de_su nome_do
    nome_da e_o_ano aniversario cachorro filha filho hija hijo prenom fils fille chien anniversaire annee
    geburtstag geburtsjahr hund katze sohn tochter name_des name_der compleanno cane gatto figlio figlia
    nome_del nome_della 名字 生日 后四位 电话 拼音 手机号 誕生日 犬 猫 名前 番号下`,
  /** What a password opens. */
  target: `
    admin administrator root superuser global_admin breakglass wifi wi-fi ssid vpn cpanel plesk whm panel
    portal console rdp anydesk teamviewer logmein screenconnect ftp sftp ssh outlook owa webmail imap imaps
    pop pop3 smtp router firewall nas server box mailbox pst zip archive vault keepass lastpass bitwarden
    1password domain registrar phone tablet ipad laptop safe door alarm building office_door voicemail account
    accounts acct database mysql sql sa migrationwiz bittitan service_account svc godaddy namecheap exchange
    o365 m365 zimbra groupwise domino gmail workspace adm consola servidor buzon correo cuenta conta caixa
    painel correio e-mail email mail boite serveur compte tablette panneau messagerie konto konten postfach
    postfacher rechner tresor schrank tur chef pannello casella utenza conto 后台 邮箱 服务器 管理员 管理後台 サーバ サーバー 管理画面
    メール 社長 管理者 無線 金庫`,
  /** People tell each other a secret. */
  told: `
    txt txted texting messaged dm dmed texted dictated whispered read_out reads_me read_me gave_me gave_us
    turned_out ended_up turns_out emailed emails handed whiteboard notebook jotted scrawled sticker
    under_the_keyboard me_la_dio me_la_paso me_dijo anotei anote m_a_dit note_sur hat_sie_mir hat_er_mir
    mir_gegeben me_l_ha ha_detto 给的 说的 教えてもらった もらった 聞きました apuntad* anotad* notee aufgeschrieben segnata
    annotata told_me told_us said_its says_its he_says she_says quote zap whatsapp wechat mandou mando
    envoyait geschickt gave_her gave_him gave_them on_the_phone by_phone over_the_phone written_down
    wrote_down post-it sticky scribbled dijo dice dicto me_paso disse falou passou dictado dit dicte ma_donne
    donne par_telephone gesagt sagt durchgegeben diktiert telefonisch zettel detto dettato dato 告诉 说是 发来 给了
    電話で 口頭 メモ 聞いた とのこと 教えて`,
  /** Somebody can't get in, so a password comes next. */
  locked: `
    correction corrected correccion correcao korrektur correzione 订正 訂正 locked lockout locked_out forgot
    forgotten remembers remember prompting prompts prompt cant_log_in wont_take typo retry if_asked asks_for
    asked asks bloqueado bloqueada bloqueo olvido olvidada esqueceu bloqueou bloque oublie gesperrt vergessen
    bloccato bloccata dimenticata 锁定 忘了 忘记 ロック 忘れ`,
  /** A number or code arrives on a phone or by message, or lasts a few minutes. */
  once: `
    留守電 语音信箱 leyo llego leu lu vorgelesen letto 念给 读给 padlock cage alarme alarma allarme alarmanlage authy duo
    digit digits chiffres digitos ziffern cifre cellulare cellulari vale valable valables gultig minuti
    minutos minuten minutes mins just_came acaba_de vient_de gerade_gekommen kam_per lock mostrou agora ahora
    maintenant gerade adesso elevator lift vault ipad iphone android phone phones safe alarm gate office
    building garage anydesk teamviewer enter says her_phone his_phone my_phone their_phone the_phone from_her
    from_his texted sms text_message valid_for good_for expires expires_in expire 10_min 5_min 30_sec
    app_shows authenticator reads_me read_me reads_out just_got got_a_code current_code gauth popup popped_up
    read just_read to_me right_now shows unlock one_use single_use push sent_code movil telefono caduca valido
    recibido celular chegou recebido vence expira recu portable telephone handy erhalten lauft_ab arrivato
    ricevuto scade 手机 短信 收到 分钟 有效 SMS 携帯 届いた 切れ 有効 表示 アプリ 2fa mfa backup recovery bypass emergency scratch
    verification one-time authentication door keypad tablet tablette voicemail screen respaldo verificacion
    recuperacion verificacao recuperacao secours recuperation validation bestatigung wiederherstellung
    verifica recupero sicurezza 备用 恢复 验证 確認 認証 復旧 バックアップ`,
  /** Names a customer or a number that we know them by. */
  identity: `
    customer customers company client cust cliente kunde kundin firma empresa societe azienda brand
    account_number acct_no kundennr cnpj`,
  /** Names a harmless value that comes right after it. */
  harmless: `
    電話番号 受付番号 注文番号 チケット番号 伝票番号 电话号码 订单号 工单号 dell hp synology qnap sophos cisco fortigate fortinet sonicwall
    yealink samsung pixel galaxy thinkpad latitude optiplex laserjet brother epson canon veeam unifi netgear
    lenovo macbook nokia huawei xiaomi zyxel ubiquiti meraki juniper watchguard barracuda apc poweredge
    proliant xerox ricoh kyocera lexmark entry distribution category calendar label item items equipment
    mailbox buzon caixa boite postfach casella 邮箱 メールボックス contact owner domain_name usb_key cle_usb chiave_usb
    llave_usb chave_pix usb-stick parola_chiave palabra_clave palavra-chave palavra_chave mot_cle mots_cles
    inbox sent drafts trash junk spam clients contacts term semester quarter season edition version ver v
    build release commit revision rev hash sha sha1 sha256 md5 checksum ticket case invoice order po quote
    tenant tenantid guid uuid objectid id ids serial model plan sku license licence licenses subscription
    batch job queue worker host hostname node machine pc workstation folder folders directory file files
    filename dir path mailboxes mailbox_named alias display_name named called project code_name codename
    channel room group list ou cn dn message-id messageid thread event session selector record error errors
    error_code error_codes zip_code postal_code exit_code status_code country_code area_code return_code
    product_code customer_code cost_code promo_code reason_code event_code result_code dial_code codigo_postal
    codigo_de_error code_postal code_erreur fehlercode codice_errore cap 错误代码 エラーコード 郵便番号 exception status ndr
    username user_is printer device switch asset tag policy rule script branch repo bucket container table
    database db schema function cmdlet parameter connector endpoint template pass run wave phase step shard
    server servername srv cluster vm vlan share drive volume domain domains subdomain site url link product
    form page subject title store reference ref carpeta carpetas archivo fichero factura pedido lote equipo
    servidor licencia modelo numero grupo pasta arquivo fatura versao licenca dossier fichier facture commande
    lot serveur modele groupe ordner datei rechnung bestellung auftrag charge lizenz nummer rechner gruppe
    cartella fattura ordine lotto licenza versione gruppo modello 版本 文件 文件夹 订单 发票 工单 编号 序列号 服务器 主机 批次 型号 错误
    错误码 バージョン フォルダ ファイル 請求書 注文 チケット 型番 ホスト ライセンス エラー バッチ`,
  /** Where a domain's records are managed. We never accept a login there. */
  dnsHost: `
    dns registrar registrars godaddy cloudflare route53 route_53 namecheap networksolutions network_solutions
    enom dnsimple gandi ovh ionos 1and1 bluehost dynadot porkbun hostgator squarespace google_domains
    googledomains tucows register.com name.com domain.com hover dyn easydns ultradns hetzner strato nameserver
    nameservers domain_host dns_host dns_made_easy dnsmadeeasy no-ip godaddy.com cloudflare.com namecheap.com`,
  /** Splits Chinese and Japanese sentences. */
  particle: `
    里 里是 中 とあり 的 是 就是 为 為 は が を と の で に 和 跟 です`,
  /** The text quotes a log, an error, or a record, or is about rules for passwords. */
  report: `
    error errors warn warning fatal info debug exception stacktrace traceback failure disconnected timeout
    throttled retry-after ndr 4xx 5xx policy policies minimum characters richtlinie politica politique
    criterios 规则 策略 ポリシー public_key pub_key publickey pubkey clave_publica chave_publica cle_publique
    offentlicher chiave_pubblica 公钥 公開鍵 spf dkim dmarc txt cname mx autodiscover _domainkey _dmarc dnskey
    verification_record commit merged upgraded upgrade version build checksum msg-id message-id`,
} as const;
