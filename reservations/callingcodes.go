package reservations

import "strings"

// possible reports whether there can be such a number in E.164, given without the
// plus sign: its country code is in use (ITU-T E.164.D), and as many digits follow
// as that country's numbers have. Where the plan of a country is not written down
// here, six to twelve digits are.
func possible(digits string) bool {
	if len(digits) > 15 {
		return false
	}
	for length := 3; length >= 1; length-- {
		if len(digits) <= length {
			continue
		}
		span, used := callingCodes[digits[:length]]
		if !used {
			continue
		}
		rest := digits[length:]
		return len(rest) >= span[0] && len(rest) <= span[1] && plausible(digits[:length], rest)
	}
	return false
}

// plausible knows what some countries' numbers cannot begin with.
func plausible(code, rest string) bool {
	switch code {
	case "1": // areas and exchanges begin with 2 to 9
		return rest[0] >= '2' && rest[3] >= '2'
	case "39": // land lines keep their zero, mobiles begin with 3
		return rest[0] == '0' || rest[0] == '3' && len(rest) >= 9
	case "34":
		return strings.IndexByte("6789", rest[0]) >= 0
	case "7":
		return strings.IndexByte("3456789", rest[0]) >= 0
	case "378": // San Marino's land lines keep the zero of 0549
		return true
	case "225", "242", "241", "235": // their numbers begin with a zero
		return true
	default:
		return rest[0] != '0' // a zero for calls within the country, left in
	}
}

// codeOf is the calling code of a country by its two letters; empty: not known here.
func codeOf(country string) string { return countryCodes[strings.ToLower(strings.TrimSpace(country))] }

// callingCodes are the codes in use with how many digits follow them, at least and
// at most.
var callingCodes = func() map[string][2]int {
	codes := map[string][2]int{}
	for _, plan := range []struct {
		least, most int
		codes       string
	}{
		{10, 10, "1 7 30 52 90 91 225"},
		{8, 10, "20 60 62 63 64 66 82 84 92 880 977 964 856"},
		{9, 9, "27 31 33 34 40 41 48 56 61 93 94 211 212 251 254 255 256 260 263 351 375 380 420 421 590 594 596 262 992 996 998 244 249 258 233 237 240"},
		{9, 10, "44 81 51 234"},
		{9, 11, "86"},
		{8, 9, "32 36 213 218 353 385 386 595 65 852 853 855 886 962 963 966 970 971 972 994 995 250 252 243 355 377"},
		{8, 8, "45 47 216 350 356 357 371 373 374 370 382 502 503 504 505 506 509 591 968 973 228 229 226 227 223 222 236 235 253 257 266 267 268 265 291 383 389"},
		{7, 9, "354 359 381 387 423 376 967 965"},
		{7, 10, "46 57 58 95 98 672"},
		{7, 13, "43"},
		{10, 11, "54 55"},
		{6, 13, "49"},
		{6, 12, "358"},
		{6, 11, "39 352 378"},
		{7, 8, "372 974 961 975 976 507 598 599 231 232 238 239 245 673 675 679 501"},
		{7, 7, "592 960 220 224 248 269 297 687"},
		{6, 8, "53"},
		{6, 7, "298 299 597"},
		{6, 12, "221 230 241 242 247 246 259 261 264 290 500 508 593 670 674 676 677 678 680 681 682 683 685 686 688 689 690 691 692 850 870 993"},
	} {
		for code := range strings.FieldsSeq(plan.codes) {
			codes[code] = [2]int{plan.least, plan.most}
		}
	}
	return codes
}()

// countryCodes are the calling codes of the countries that bookers come from most.
var countryCodes = func() map[string]string {
	by := map[string]string{}
	for one := range strings.FieldsSeq(`us:1 ca:1 ru:7 kz:7 eg:20 za:27 gr:30 nl:31 be:32 fr:33 es:34 hu:36 it:39 va:39 ro:40 ch:41 at:43 gb:44 uk:44 dk:45 se:46 no:47 pl:48 de:49
		pe:51 mx:52 ar:54 br:55 cl:56 co:57 my:60 au:61 id:62 ph:63 nz:64 sg:65 th:66 jp:81 kr:82 vn:84 cn:86 tr:90 in:91 pk:92 ma:212 dz:213 tn:216
		gi:350 pt:351 lu:352 ie:353 is:354 al:355 mt:356 cy:357 fi:358 bg:359 lt:370 lv:371 ee:372 md:373 am:374 by:375 ad:376 mc:377 sm:378 ua:380 rs:381 me:382 xk:383
		hr:385 si:386 ba:387 mk:389 cz:420 sk:421 li:423 hk:852 tw:886 il:972 ae:971 sa:966 qa:974 ge:995`) {
		name, code, _ := strings.Cut(one, ":")
		by[name] = code
	}
	return by
}()
