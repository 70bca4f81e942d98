fetch('http://api.bank.example/cards/v1/cards', {headers: {'X-App': '3.2'}, credentials: 'include'});
