package look

import "strings"

// Spell writes the program's own words with the characters that the terminal has: in ASCII, quotation
// marks, dashes and signs are spelled. Titles quoted in them are their creators' own and stay.
func (g Glyphs) Spell(words string) string {
	if !g.ASCII {
		return words
	}
	return strings.NewReplacer(
		"“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "…", "...", "×", "x", "±", "+/-",
		"·", "-", "§§ ", "sections ", "§ ", "section ", "§", "section ", "≥", ">=", "≤", "<=", "−", "-",
		"→", "->", "↵", "enter", "▲", "+", "▼", "-", "●", "o", "◆", "*", "€", "EUR ", "\u00a0", " ",
	).Replace(words)
}
