package gopkg

import "reflect"

// room returns a variable for the value, to be set by Decode.
func (s *Sensitive[T]) room() reflect.Value {
	s.value = new(T)
	return reflect.ValueOf(s.value).Elem()
}
