package importer

import (
	"strings"
	"sync"

	"saveboard/model"
	"saveboard/model/number"
)

// A field is what a column of a table can be taken for. The first five are the counters.
type field uint8

const (
	fieldViews    = field(model.Views)
	fieldLikes    = field(model.Likes)
	fieldComments = field(model.Comments)
	fieldShares   = field(model.Shares)
	fieldSaves    = field(model.Saves)
)

const (
	fieldID field = iota + 5
	fieldLink
	fieldAccount
	fieldTitle
	fieldPosted
	fieldTaken
	fieldUnclear // a time that may be either: what it is, the ids tell
	fieldDuration
	fieldCategory
	fieldHashtags
	fieldReposts // shares, but only among yt-dlp's own names
	fields       // how many there are
)

// String is the field's word for --map and in the mapping that is shown.
func (f field) String() string {
	return [fields]string{
		"views", "likes", "comments", "shares", "saves", "video_id", "link", "account", "title", "posted_at", "taken_at", "time",
		"duration", "category", "hashtags", "reposts",
	}[f]
}

// mappable are the fields that --map can name.
func mappable() []field {
	return []field{
		fieldSaves, fieldViews, fieldLikes, fieldComments, fieldShares, fieldID, fieldLink, fieldAccount, fieldTitle, fieldPosted,
		fieldTaken, fieldDuration, fieldCategory, fieldHashtags,
	}
}

func (f field) isCounter() bool { return f <= fieldSaves }

// synonyms are the names people and tools give to a field, by language,
// separated by commas. They are compared as headers are: folded, split into words.
var synonyms = [...]struct {
	field field
	lang  number.Languages
	names string
}{
	{fieldSaves, number.English, "save, saves, saved, bookmark, bookmarks, bookmarked, favorite, favorites, favourite, favourites, favorited, favourited, favs, add to favorites, add to favourites, added to favorites, collect, collects, collected count"},
	{fieldSaves, number.Spanish, "guardado, guardados, guardadas, favoritos, añadir a favoritos, añadidos a favoritos, agregar a favoritos"},
	{fieldSaves, number.Portuguese, "salvo, salvos, salvamentos, guardados, favoritos, adicionar aos favoritos"},
	{fieldSaves, number.French, "enregistrement, enregistrements, enregistrés, sauvegardes, favoris, ajouter aux favoris"},
	{fieldSaves, number.German, "gespeichert, speicherungen, merkliste, favoriten, zu favoriten hinzufügen"},
	{fieldSaves, number.Italian, "salvati, salvataggi, preferiti, aggiungi ai preferiti"},
	{fieldSaves, number.Dutch, "opgeslagen, bewaard, favorieten, toevoegen aan favorieten"},
	{fieldSaves, number.Danish, "gemmer, gemt, gemte, favoritter, føj til favoritter"},
	{fieldSaves, number.Swedish, "sparade, sparningar, favoriter, lägg till i favoriter"},
	{fieldSaves, number.Norwegian, "lagret, lagringer, favoritter, legg til i favoritter"},
	{fieldSaves, number.Polish, "zapisane, zapisy, ulubione, dodaj do ulubionych"},
	{fieldSaves, number.Turkish, "kaydedilen, kaydedilenler, kaydetme, kaydetmeler, favoriler, favorilere ekle"},
	{fieldSaves, number.Indonesian, "simpan, disimpan, favorit, tambahkan ke favorit"},
	{fieldSaves, number.Vietnamese, "lượt lưu, đã lưu, lưu, thêm vào mục yêu thích"},
	{fieldSaves, number.Thai, "บันทึก, รายการโปรด, เพิ่มในรายการโปรด"},
	{fieldSaves, number.Japanese, "保存, 保存数, お気に入り, お気に入り数, お気に入りに追加"},
	{fieldSaves, number.Korean, "저장, 저장수, 저장 수, 즐겨찾기, 즐겨찾기에 추가"},
	{fieldSaves, number.Chinese, "收藏, 收藏数, 收藏量, 收藏數, 珍藏, 珍藏数"},
	{fieldSaves, number.Arabic, "الحفظ, حفظ, المفضلة, إضافة إلى المفضلة"},
	{fieldSaves, number.Russian, "сохранения, сохранено, сохранений, избранное, в избранное, добавить в избранное"},

	{fieldViews, number.English, "view, views, play, plays"},
	{fieldViews, number.Spanish, "vista, vistas, visualizaciones, reproducciones"},
	{fieldViews, number.Portuguese, "visualizações, visualizacoes, reproduções"},
	{fieldViews, number.French, "vue, vues, lectures"},
	{fieldViews, number.German, "aufrufe, wiedergaben, ansichten, videoaufrufe"},
	{fieldViews, number.Italian, "visualizzazioni"},
	{fieldViews, number.Dutch, "weergaven"},
	{fieldViews, number.Danish | number.Norwegian, "visning, visninger, afspilninger, avspillinger"},
	{fieldViews, number.Swedish, "visning, visningar, videovisningar"},
	{fieldViews, number.Polish, "wyświetlenia, odtworzenia"},
	{fieldViews, number.Turkish, "izlenme, izlenmeler, görüntülenme, görüntülenmeler"},
	{fieldViews, number.Indonesian, "tayangan, ditonton"},
	{fieldViews, number.Vietnamese, "lượt xem, xem"},
	{fieldViews, number.Thai, "ยอดวิว, การดู"},
	{fieldViews, number.Japanese, "再生, 再生数, 再生回数, 視聴数"},
	{fieldViews, number.Korean, "조회, 조회수, 조회 수"},
	{fieldViews, number.Chinese, "播放, 播放量, 播放数, 觀看, 观看, 观看次数"},
	{fieldViews, number.Arabic, "المشاهدات, مشاهدات"},
	{fieldViews, number.Russian, "просмотры, просмотров"},

	{fieldLikes, number.English, "like, likes, heart, hearts, digg, diggs"},
	{fieldLikes, number.Spanish, "me gusta"},
	{fieldLikes, number.Portuguese, "curtida, curtidas, gostos"},
	{fieldLikes, number.French, "j'aime, mentions j'aime"},
	{fieldLikes, number.German, "gefällt mir"},
	{fieldLikes, number.Italian, "mi piace"},
	{fieldLikes, number.Dutch, "vind-ik-leuk, vind-ik-leuks"},
	{fieldLikes, number.Danish, "synes godt om"},
	{fieldLikes, number.Norwegian, "liker, likerklikk"},
	{fieldLikes, number.Swedish, "gilla, gilla-markering, gilla-markeringar"},
	{fieldLikes, number.Polish, "polubienia"},
	{fieldLikes, number.Turkish, "beğeni, beğeniler"},
	{fieldLikes, number.Indonesian, "suka"},
	{fieldLikes, number.Vietnamese, "lượt thích, thích"},
	{fieldLikes, number.Thai, "ถูกใจ"},
	{fieldLikes, number.Japanese, "いいね, いいね数"},
	{fieldLikes, number.Korean, "좋아요, 좋아요 수"},
	{fieldLikes, number.Chinese, "点赞, 点赞数, 点赞量, 點讚, 讚"},
	{fieldLikes, number.Arabic, "الإعجابات, إعجاب"},
	{fieldLikes, number.Russian, "лайк, лайки, нравится"},

	{fieldComments, number.English, "comment, comments, reply, replies"},
	{fieldComments, number.Spanish, "comentarios"},
	{fieldComments, number.Portuguese, "comentários"},
	{fieldComments, number.French, "commentaire, commentaires"},
	{fieldComments, number.German, "kommentar, kommentare"},
	{fieldComments, number.Italian, "commenti"},
	{fieldComments, number.Dutch, "reactie, reacties, opmerkingen"},
	{fieldComments, number.Danish | number.Swedish | number.Norwegian, "kommentar, kommentarer"},
	{fieldComments, number.Polish, "komentarze"},
	{fieldComments, number.Turkish, "yorum, yorumlar"},
	{fieldComments, number.Indonesian, "komentar"},
	{fieldComments, number.Vietnamese, "bình luận, lượt bình luận"},
	{fieldComments, number.Thai, "ความคิดเห็น, คอมเมนต์"},
	{fieldComments, number.Japanese, "コメント, コメント数"},
	{fieldComments, number.Korean, "댓글, 댓글 수"},
	{fieldComments, number.Chinese, "评论, 评论数, 评论量, 評論, 留言"},
	{fieldComments, number.Arabic, "التعليقات, تعليقات"},
	{fieldComments, number.Russian, "комментарии, комментариев"},

	{fieldShares, number.English, "share, shares, shared"},
	{fieldShares, number.Spanish, "compartido, compartidos, compartir"},
	{fieldShares, number.Portuguese, "compartilhamentos, partilhas"},
	{fieldShares, number.French, "partage, partages"},
	{fieldShares, number.German, "geteilt, teilungen"},
	{fieldShares, number.Italian, "condivisioni"},
	{fieldShares, number.Dutch, "gedeeld"},
	{fieldShares, number.Danish | number.Norwegian, "deling, delinger"},
	{fieldShares, number.Swedish, "delning, delningar"},
	{fieldShares, number.Polish, "udostępnienia"},
	{fieldShares, number.Turkish, "paylaşım, paylaşımlar"},
	{fieldShares, number.Indonesian, "bagikan, dibagikan"},
	{fieldShares, number.Vietnamese, "chia sẻ, lượt chia sẻ"},
	{fieldShares, number.Thai, "แชร์"},
	{fieldShares, number.Japanese, "シェア, シェア数, 共有, 共有数"},
	{fieldShares, number.Korean, "공유, 공유 수"},
	{fieldShares, number.Chinese, "分享, 分享数, 分享量, 转发, 转发数, 轉發"},
	{fieldShares, number.Arabic, "المشاركات, مشاركات"},
	{fieldShares, number.Russian, "поделились, отправки"},

	{fieldID, 0, "id, video id, item id, aweme id, post id, tiktok id, 投稿ID, 動画ID, 视频ID, 視頻ID, ид, идентификатор"},
	{fieldLink, 0, "url, link, video url, video link, permalink, post url, post link, web video url, tiktok url, tiktok link, webpage url, share url, page url, enlace, lien, lenke, videolink, videolänk, link do vídeo, enlace del vídeo, lien de la vidéo, video adresi, bağlantı, video bağlantısı, 動画リンク, 動画リンク_url, リンク, 链接, 视频链接, 视频地址, 連結, 링크, ссылка, رابط, liên kết, ลิงก์, tautan, łącze"},
	{fieldAccount, 0, "account, handle, username, user name, author, author username, author name, creator, uploader, channel handle, unique id, user unique id, author unique id, author meta name, cuenta, usuario, compte, konto, アカウント名, アカウント, 账号, 帳號, аккаунт, tài khoản, hesap, akun, account name"},
	{fieldTitle, 0, "title, caption, description, text, desc, body, título, descripción, leyenda, titre, légende, titel, tittel, videotitel, beschreibung, beskrivelse, beskrivning, titolo, didascalia, tytuł, opis, başlık, açıklama, judul, keterangan, tiêu đề, mô tả, descrição, legenda, タイトル, 動画タイトル, 説明, キャプション, 제목, 설명, 标题, 標題, 描述, العنوان, الوصف, название, описание, ชื่อ, คำอธิบาย"},
	{fieldPosted, 0, "post time, posted, posted at, posted on, date posted, posting time, publishing time, publish time, publish date, published, published at, date published, created at, create time, create date, create time iso, creation date, creation time, upload date, upload time, uploaded, uploaded at, date uploaded, post date, video timestamp, fecha de publicación, fecha, date de publication, data de publicação, data di pubblicazione, veröffentlicht, veröffentlicht am, datum, upload dato, dato, hora de publicación, horário da publicação, horário de publicação, heure de publication, veröffentlichungszeit, veröffentlichungsdatum, ora di pubblicazione, czas publikacji, publiceringstid, publiceringsdatum, publicatiedatum, data publikacji, yayın tarihi, tanggal, ngày đăng, 投稿日, 投稿日時, 发布时间, 发布日期, 發布時間, 게시일, дата публикации, تاريخ النشر"},
	{fieldUnclear, 0, "date, timestamp, time, created, datetime, data, дата, 日付, 日期, 时间, 날짜, tarih, ngày, วันที่, التاريخ"},
	{fieldTaken, 0, "taken at, taken, snapshot, snapshot at, snapshot time, snapshot date, scraped, scraped at, scraped on, scrape time, scrape date, collected, collected at, date collected, collection date, collection time, collection timestamp, timestamp collected, collect time, fetched, fetched at, fetch time, fetch date, crawled at, crawl time, updated, updated at, last updated, last update, as of, checked, checked at, retrieved, retrieved at, measured at, exported at, actualizado, atualizado, hentet, målt, hämtad, stand, 更新日, 更新日時, 取得日, 取得日時, 抓取时间, 采集时间, 수집일"},
	{fieldDuration, 0, "duration, length, video duration, duration s, duration sec, duration seconds, duración, duração, durée, dauer, länge, varighed, 再生時間, 长度, 时长, длительность"},
	{fieldCategory, 0, "category, topic, series, format, pillar, content pillar, thema, tema, kategori, kategorie, categoría, categoria, catégorie, カテゴリ, カテゴリー, 分类, 分類, 카테고리, категория"},
	{fieldHashtags, 0, "hashtags, hashtag, tags, hash tags, hashtag names, ハッシュタグ, 话题, 標籤, 标签, 해시태그, хештеги"},
	{fieldReposts, 0, "repost, reposts"},
}

// A meaning is the field and the languages of one name.
type meaning struct {
	field field
	langs number.Languages
}

// dictionary holds every synonym under its key, singular and plural.
var dictionary = sync.OnceValue(func() map[string]meaning {
	d := make(map[string]meaning, 1500)
	add := func(key string, f field, l number.Languages) {
		if m, ok := d[key]; ok && m.field == f {
			l |= m.langs
		} else if ok {
			return // the first field that claims a name keeps it
		}
		d[key] = meaning{f, l}
	}
	for _, s := range synonyms {
		for name := range strings.SplitSeq(s.names, ",") {
			add(headerKey(name), s.field, s.lang)
		}
	}
	for _, s := range synonyms {
		for name := range strings.SplitSeq(s.names, ",") {
			key := headerKey(name)
			if last := key[len(key)-1]; last < 'a' || last > 'z' {
				continue
			}
			if one, ok := strings.CutSuffix(key, "s"); ok && len(one) > 2 {
				add(one, s.field, s.lang)
			} else if !ok {
				add(key+"s", s.field, s.lang)
			}
		}
	}
	return d
})
