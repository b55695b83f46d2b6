package importer

import (
	"archive/zip"
	"encoding/xml"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/thedatashed/xlsxreader"
)

// A text in a sheet may lead to an address, by a formula or by a link laid over its cell. The library
// hands over the text alone, so the addresses are read beside it.

// links are the addresses of TikTok's that a sheet leads to: of each row the first, one of a video
// before others.
type links map[int]string

func (l links) add(cell, address string) {
	row, err := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil || !strings.Contains(address, "tiktok.com/") {
		return
	}
	if l[row] == "" || looksLikeVideoLink(address) && !looksLikeVideoLink(l[row]) {
		l[row] = address
	}
}

var formulaLink = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\bHYPERLINK\("(https?://[^"]+)"`) })

// addFormula takes the address out of a cell's formula.
func (l links) addFormula(cell, formula string) {
	if found := formulaLink().FindStringSubmatch(formula); found != nil {
		l.add(cell, found[1])
	}
}

// addLaid takes the address of a link that is laid over a cell. What the sheet itself names is an id;
// the part beside it has the addresses.
func (l links) addLaid(e xml.StartElement, targets map[string]string) {
	var cell, address string
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "ref":
			cell, _, _ = strings.Cut(a.Value, ":")
		case "id":
			address = targets[a.Value]
		}
	}
	l.add(cell, address)
}

// linkTargets are the addresses that a sheet's links lead to, by id.
func linkTargets(z *zip.Reader, sheet string) map[string]string {
	targets := map[string]string{}
	data, err := readMember(z, path.Join(path.Dir(sheet), "_rels", path.Base(sheet)+".rels"))
	if err != nil {
		return targets
	}
	var part struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(data, &part) == nil {
		for _, r := range part.Relations {
			targets[r.ID] = r.Target
		}
	}
	return targets
}

// linksOf are the links of the sheet that the workbook calls so.
func linksOf(x *xlsxreader.XlsxFile, name string, all map[string]links) links {
	part := (&xlsxreader.XlsxFileCloser{XlsxFile: *x}).GetSheetFileForSheetName(name)
	if part == nil {
		return nil
	}
	return all[part.Name]
}

// showLinks makes a column of the addresses where no cell shows a video's link and one leads to it.
func (s *sheet) showLinks() {
	leads := false
	for i, record := range s.records {
		for _, cell := range record {
			if looksLikeVideoLink(cell) {
				return
			}
		}
		leads = leads || looksLikeVideoLink(s.links[s.first[i].Index])
	}
	if s.linked = leads && s.score > 0; !s.linked {
		return
	}
	s.layout.header = append(s.layout.header, fieldLink.String())
	s.score = max(s.score, 1000*understands(s.layout.header))
	for i := range s.records {
		s.records[i] = append(s.records[i], s.links[s.first[i].Index])
	}
}
