import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAsk } from '../api';
import { say } from '../language/language';
import { again, find, first, onDay, search, type Place } from './places';
import { remember, remembered } from './defaults';
import { pickRole, type Pick } from './picks';
import { settling } from './settling';

interface Props {
  id: string;
  pick: Pick;
  day: string;
  value: string | undefined;
  required: boolean;
  onPick(place: Place | null): void;
}

/** Finds an organization or a unit while its name is typed; the API ignores marks, so `dong le` will do. */
export function Picker({ id, pick, day, value, required, onPick }: Props) {
  const ask = useAsk();
  const list = useId();
  const [words, setWords] = useState('');
  const [places, setPlaces] = useState<Place[] | null>(null);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState('');
  const tree = ['organization', 'unit'].includes(pickRole(pick));
  const timer = useRef(0);
  const input = useRef<HTMLInputElement>(null);
  const picked = useRef<Place | null>(null);
  // Whatever is still looked up comes too late for a reader who typed.
  const touched = useRef(false);
  const show = (place: Place) => {
    picked.current = place;
    setWords(place.name);
    setPlaces(null);
    onPick(place);
  };
  const take = (place: Place) => {
    touched.current = true;
    remember(pickRole(pick), place);
    show(place);
  };
  useEffect(() => {
    const start = remembered(pickRole(pick)) as Place | undefined;
    const known = value ? find(ask, pick, value, day) : start ? again(ask, pick, start, day) : required ? first(ask, pick, day) : null;
    // What a form begins with is its own; only what the reader picked goes on to the next. A form that is sent meanwhile waits for it.
    if (known) void settling(known.then((place) => flushSync(() => { if (place && !touched.current) show(place); }), (error: Error) => setSaid(error.message)));
    // Only once: what is typed later is the reader's.
  }, []);
  const shown = useRef(day);
  useEffect(() => {
    const place = picked.current;
    if (shown.current === day || !/^\d{4}-\d\d-\d\d$/.test(day)) return;
    shown.current = day;
    if (!place || pick.by !== 'code') return;
    void settling(onDay(ask, pick, place, day).then((now) => flushSync(() => {
      if (picked.current !== place || shown.current !== day) return;
      setSaid(now ? '' : say('Không có vào ngày này: ', 'Not there on this day: ') + place.name);
      if (now) show(now);
      else onPick(null);
    }), (error: Error) => flushSync(() => {
      setSaid(error.message);
      onPick(null);
    })));
  }, [day]);
  const type = (typed: string) => {
    touched.current = true;
    setWords(typed);
    clearTimeout(timer.current);
    picked.current = null;
    onPick(null);
    setPlaces(null);
    if (typed.trim() === '' && tree) return;
    timer.current = window.setTimeout(() => search(ask, pick, typed.trim(), day).then((found) => {
      if (input.current?.value !== typed) return;
      setPlaces(found);
      setAt(0);
      setSaid(found.length > 0 ? '' : say('Không tìm thấy.', 'Nothing found.'));
    }, (error: Error) => setSaid(error.message)), 200);
  };
  useEffect(() => {
    input.current!.setCustomValidity(words.trim() && !value ? say('Hãy chọn trong danh sách.', 'Choose one of the list.') : '');
  }, [words, value]);
  const onKey = (event: React.KeyboardEvent) => {
    if (!places?.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + places.length) % places.length);
    else if (event.key === 'Enter') take(places[at]!);
    else if (event.key === 'Escape') setPlaces(null);
    else return;
    event.preventDefault();
  };
  // Of places there are too many to be offered before anything was typed.
  const offer = () => !tree && words === '' && !places && type('');
  const open = Boolean(places?.length);
  return (
    <div className="wb-picker">
      <input ref={input} id={id} role="combobox" aria-expanded={open} aria-controls={list} aria-autocomplete="list" autoComplete="off" required={required}
        aria-activedescendant={open ? `${list}-${at}` : undefined} value={words} placeholder={say('Gõ tên, không cần dấu', 'Type a name')}
        onChange={(event) => type(event.target.value)} onKeyDown={onKey} onFocus={offer} onBlur={() => setTimeout(() => setPlaces(null), 150)} />
      <ul id={list} role="listbox" hidden={!open} aria-label={say('Kết quả tìm', 'Found')}>
        {places?.map((place, index) => (
          <li key={place.id} id={`${list}-${index}`} role="option" aria-selected={index === at} onMouseDown={() => take(place)}>
            {place.name} <small>{[place.kind, place.code, place.organization?.name, place.number, place.day].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
      <small role="status">{said}</small>
    </div>
  );
}
