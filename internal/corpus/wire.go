package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"readout/internal/corpus/newsroom"
)

// A wireStory is a story of Wikinews (CC BY 2.5).
type wireStory struct {
	URL, Text string
}

// reissueEvery is how many stories there are to one that comes again the next day with a
// paragraph more, as it happens on a wire.
const reissueEvery = 10

// WriteWire writes a site of n stories into the folder out, which it creates if need be:
// those of Wikinews in the folder geovirus of corpora and a few in other scripts, among
// stories that the package newsroom makes up. Stories have no date in the source and get one after the other. If
// corpora lacks the folder the error is fs.ErrNotExist.
func WriteWire(corpora, out string, n int) error {
	stories, err := wireStories(filepath.Join(corpora, "geovirus"))
	if err != nil {
		return err
	}
	files := map[string]string{}
	for i, s := range stories {
		day := time.Date(2010, 1, 2, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 5*i)
		s.write(files, day, "")
		if i%reissueEvery == 0 {
			s.write(files, day.AddDate(0, 0, 1), "\n\nThe desk adds that no more was known by the evening.")
		}
	}
	for name, text := range foreign {
		files["content/articles/foreign/"+name] = text
	}
	for name, text := range newsroom.Files(n - len(files)) {
		files[name] = text
	}
	for name, text := range files {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// foreign are made-up stories in other scripts than the site's.
var foreign = map[string]string{
	"2011-03-01-ru.md": "---\ntitle: Переговоры о рыболовстве отложены\ndate: 2011-03-01\n---\n\nМинистры двух стран отложили переговоры до весны. Причина задержки не названа.\n",
	"2011-03-02-ar.md": "---\ntitle: وزراء الخارجية يبحثون أمن الموانئ\ndate: 2011-03-02\n---\n\nبحث وزراء الخارجية أمن الموانئ والكابلات البحرية. وقال المتحدث إن الاتفاق سيوقع في الشهر المقبل.\n",
	"2011-03-03-zh.md": "---\ntitle: 两国外长讨论海底电缆\ndate: 2011-03-03\n---\n\n两国外交部长昨天在港口会晤，讨论海底电缆的安全。\n",
	"2011-03-04-el.md": "---\ntitle: Συμφωνία για τα λιμάνια\ndate: 2011-03-04\n---\n\nΟι υπουργοί Εξωτερικών υπέγραψαν συμφωνία για τα λιμάνια.\n",
}

// wireStories reads the stories, some of which stand there in several parts.
func wireStories(dir string) (list []wireStory, err error) {
	data, err := os.ReadFile(filepath.Join(dir, "geovirus-wikinews.jsonl"))
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for line := range bytes.Lines(data) {
		var s wireStory
		if err := json.Unmarshal(line, &s); err != nil {
			return nil, fmt.Errorf("%s: story %d: %w", dir, len(list)+1, err)
		}
		if i, known := at[s.URL]; known {
			list[i].Text += "\n\n" + s.Text
			continue
		}
		at[s.URL] = len(list)
		list = append(list, s)
	}
	return list, nil
}

var unsafe = regexp.MustCompile(`[^a-z0-9]+`)

func (s *wireStory) write(files map[string]string, day time.Time, more string) {
	name, err := url.PathUnescape(path.Base(s.URL))
	if err != nil {
		name = path.Base(s.URL)
	}
	title := strings.ReplaceAll(name, "_", " ")
	id := strings.Trim(unsafe.ReplaceAllString(strings.ToLower(title), "-"), "-")
	date := day.Format(time.DateOnly)
	files[fmt.Sprintf("content/articles/wikinews/%s-%s.md", date, id)] = fmt.Sprintf(
		"---\ntitle: %q\ndate: %s\npublisher: Wikinews\nsource_url: %s\n---\n\n%s", title, date, s.URL,
		markdown(s.Text+more, func(string) bool { return false }))
}
