package look

// A colour is an RGB value and the ANSI-256 colour nearest to it that keeps its contrast.
type colour struct {
	rgb  uint32
	ansi uint8
}

// The columns of palette, in the order in which the theme key steps through them.
const (
	dark = iota
	light
	contrastDark
	contrastLight
	safeDark
	safeLight
	palettes
)

// palette has the colour of every role in every theme. What it promises about contrast is kept by
// the tests: text roles reach 4.5:1 on every background that terminals of the theme's kind have, and
// 7:1 in the contrast themes.
var palette = [roles][palettes]colour{
	Text:       {{0xE6E8EB, 254}, {0x1F2328, 235}, {0xFFFFFF, 231}, {0x000000, 16}, {0xE6E8EB, 254}, {0x1F2328, 235}},
	Muted:      {{0xB4BAC4, 250}, {0x4A525E, 239}, {0xE4E7EC, 254}, {0x24292F, 235}, {0xB4BAC4, 250}, {0x4A525E, 239}},
	Faint:      {{0x8F96A3, 246}, {0x667080, 242}, {0xC6CCD6, 252}, {0x3D4550, 238}, {0x8F96A3, 246}, {0x667080, 242}},
	Border:     {{0x767D8A, 244}, {0x868D98, 245}, {0xA3ABB8, 248}, {0x59616D, 59}, {0x767D8A, 244}, {0x868D98, 245}},
	Focus:      {{0x7FD4E8, 81}, {0x00687A, 23}, {0x7DF0FF, 123}, {0x004450, 237}, {0xFFFFFF, 231}, {0x000000, 16}},
	Saves:      {{0xF5C451, 221}, {0x8A6100, 94}, {0xFFD75F, 221}, {0x5C3F00, 238}, {0xF0E442, 184}, {0x7A5F00, 94}},
	SavesQuiet: {{0xA88B49, 136}, {0xA98A4B, 137}, {0xC9A95A, 179}, {0x7D612A, 94}, {0xA39B3F, 143}, {0x94803A, 100}},
	Views:      {{0x8FB0D6, 110}, {0x3F6796, 25}, {0xB4D3F7, 153}, {0x1F4068, 237}, {0x369DF8, 75}, {0x2166D4, 26}},
	Likes:      {{0xF08FA9, 211}, {0xB23A5E, 161}, {0xFFB8CA, 218}, {0x7F1638, 89}, {0xCB8499, 175}, {0x591001, 52}},
	Comments:   {{0x6FCBB5, 79}, {0x0F7665, 23}, {0x8FEFD8, 122}, {0x004A3E, 22}, {0xA1FBEE, 159}, {0x1E4E48, 23}},
	Shares:     {{0xBBA3EE, 183}, {0x6D4FB3, 61}, {0xDACAFF, 189}, {0x43287F, 54}, {0x92A046, 143}, {0x550A6C, 53}},
	Up:         {{0x6CB6FF, 75}, {0x0A5CC2, 26}, {0xA9D6FF, 153}, {0x003C8F, 19}, {0x56B4E9, 74}, {0x00599E, 25}},
	Down:       {{0xFF8F66, 209}, {0xB3400F, 160}, {0xFFB999, 216}, {0x7A2600, 88}, {0xF2803A, 202}, {0xA84300, 124}},
	Warning:    {{0xFF9E7A, 216}, {0xA04A00, 124}, {0xFFB999, 216}, {0x7A2600, 88}, {0xF2803A, 202}, {0xA84300, 124}},
	Error:      {{0xFF8080, 210}, {0xB3202C, 124}, {0xFFB3B3, 217}, {0x85000F, 88}, {0xFF9080, 210}, {0x9E2A1A, 124}},
	Select:     {{0x333D52, 237}, {0xE3EAF3, 255}, {0x33405C, 60}, {0xD3E0F0, 253}, {0x2B3445, 236}, {0xDFE7F1, 254}},
	Band:       {{0x7F8BA3, 103}, {0x7C8799, 102}, {0xA3ABB8, 248}, {0x59616D, 59}, {0x7F8BA3, 103}, {0x7C8799, 102}},
	Heat1:      {{0x767D8A, 244}, {0x868D98, 245}, {0xA3ABB8, 248}, {0x59616D, 59}, {0x767D8A, 244}, {0x868D98, 245}},
	Heat2:      {{0x8C8263, 101}, {0x8F8468, 101}, {0xB5A77C, 144}, {0x6B6145, 241}, {0x87835A, 101}, {0x8A8158, 101}},
	Heat3:      {{0xC29F4A, 179}, {0x94721F, 94}, {0xDABC67, 179}, {0x6E5212, 94}, {0xBDB544, 142}, {0x8A7420, 94}},
	Heat4:      {{0xF5C451, 221}, {0x6E4D00, 94}, {0xFFD75F, 221}, {0x4A3200, 237}, {0xF0E442, 184}, {0x5F4A00, 58}},
	Cat1:       {{0x51AB5D, 71}, {0x317C64, 23}, {0x0ACFBD, 43}, {0x046102, 22}, {0x6DA1A7, 109}, {0x5A732A, 58}},
	Cat2:       {{0xEB6BB7, 205}, {0xAD44AB, 127}, {0xF4A1BA, 218}, {0x9C1561, 89}, {0xAC8FFA, 141}, {0x2166D4, 26}},
	Cat3:       {{0xC9C4F1, 189}, {0x31248B, 18}, {0xF6DAF3, 225}, {0x1A1469, 17}, {0xCEF5CF, 194}, {0x3E2708, 236}},
	Cat4:       {{0xC1D35C, 149}, {0xCA3B38, 160}, {0xB7CB4B, 149}, {0x294146, 237}, {0x8CA219, 106}, {0x8B5D76, 96}},
	Cat5:       {{0x7193FE, 105}, {0x645E71, 60}, {0xD3A7F8, 183}, {0x15489A, 20}, {0xFCCCED, 225}, {0x08403E, 23}},
	Cat6:       {{0xF5D4BC, 223}, {0x733101, 88}, {0xC0F7E1, 158}, {0x330322, 53}, {0xAE947A, 180}, {0x460D84, 54}},
	Cat7:       {{0xAF9196, 138}, {0x2F4235, 237}, {0x90C693, 151}, {0x4B4D34, 239}, {0xE6E8EB, 254}, {0x1F2328, 235}},
	Cat8:       {{0xC0F5F1, 195}, {0x49243F, 53}, {0x52FEB6, 85}, {0x0E2202, 234}, {0xB4BAC4, 250}, {0x4A525E, 239}},
}

// sixteen has what begins a role on a terminal of 16 colours, whose own palette decides: on a dark
// and on a light background. Empty is the default colour, 2 the faint attribute, 7 reverse.
var sixteen = [roles][2]string{
	Text:       {"", ""},
	Muted:      {"", ""},
	Faint:      {"2", "2"},
	Border:     {"90", "90"},
	Focus:      {"96", "36"},
	Saves:      {"93", "33"},
	SavesQuiet: {"33", "33"},
	Views:      {"94", "34"},
	Likes:      {"95", "35"},
	Comments:   {"92", "32"},
	Shares:     {"35", "35"},
	Up:         {"94", "34"},
	Down:       {"91", "31"},
	Warning:    {"91", "31"},
	Error:      {"91", "31"},
	Select:     {"7", "7"},
	Band:       {"90", "90"},
	Heat1:      {"90", "90"},
	Heat2:      {"37", "90"},
	Heat3:      {"33", "33"},
	Heat4:      {"93", "33"},
	Cat1:       {"92", "32"},
	Cat2:       {"95", "35"},
	Cat3:       {"37", "34"},
	Cat4:       {"96", "36"},
	Cat5:       {"94", "31"},
	Cat6:       {"97", "33"},
	Cat7:       {"36", "30"},
	Cat8:       {"32", "90"},
}
