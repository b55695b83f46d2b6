package importer

import (
	"strings"
	"sync"
	"time"

	"saveboard/model/text"
)

// monthNames are the months in the languages TikTok's own exports and people's tables come in:
// en es pt fr de it nl da sv no pl tr id vi th ar ru, with their short and genitive forms.
// Japanese, Korean and Chinese write numbers. They are compared folded.
var monthNames = [12]string{
	"january jan enero ene janeiro janvier janv januar januari jänner jän gennaio gen styczeń stycznia sty ocak oca tháng_một tháng_giêng มกราคม ม.ค يناير جانفي كانون_الثاني январь января янв",
	"february feb febrero fevereiro fev février févr fév februar februari febbraio luty lutego lut şubat şub tháng_hai กุมภาพันธ์ ก.พ فبراير فيفري شباط февраль февраля фев февр",
	"march mar marzo março mars märz mär mrz maart mrt marts marzec marca mart maret tháng_ba มีนาคม มี.ค مارس آذار март марта мар",
	"april apr abril abr avril avr aprile kwiecień kwietnia kwi nisan nis tháng_tư เมษายน เม.ย أبريل ابريل أفريل نيسان апрель апреля апр",
	"may mayo maio mai maggio mag mei maj maja mayıs tháng_năm พฤษภาคม พ.ค مايو ماي أيار май мая",
	"june jun junio junho juin juni giugno giu czerwiec czerwca cze haziran haz tháng_sáu มิถุนายน มิ.ย يونيو جوان حزيران июнь июня июн",
	"july jul julio julho juillet juil juli luglio lug lipiec lipca lip temmuz tem tháng_bảy กรกฎาคม ก.ค يوليو جويلية تموز июль июля июл",
	"august aug agosto ago août aou augustus augusti sierpień sierpnia sie ağustos ağu agustus agu agt tháng_tám สิงหาคม ส.ค أغسطس أوت آب август августа авг",
	"september sep sept septiembre setiembre setembro set septembre settembre wrzesień września wrz eylül eyl tháng_chín กันยายน ก.ย سبتمبر أيلول сентябрь сентября сен сент",
	"october oct octubre outubro out octobre oktober okt ottobre ott październik października paź ekim eki tháng_mười ตุลาคม ต.ค أكتوبر تشرين_الأول октябрь октября окт",
	"november nov noviembre novembro novembre listopad listopada lis kasım kas tháng_mười_một พฤศจิกายน พ.ย نوفمبر تشرين_الثاني ноябрь ноября ноя нояб",
	"december dec diciembre dic dezembro dez décembre déc dezember dicembre grudzień grudnia gru aralık ara desember des tháng_mười_hai tháng_chạp ธันวาคม ธ.ค ديسمبر كانون_الأول декабрь декабря дек",
}

var months = sync.OnceValue(func() map[string]time.Month {
	m := make(map[string]time.Month)
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			m[text.Fold(strings.ReplaceAll(name, "_", " "))] = time.Month(i + 1)
		}
	}
	return m
})
